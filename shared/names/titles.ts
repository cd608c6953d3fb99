/** Titles that stand before a name, and the words that may follow a title without being one. All as word keys. */
import { wordKey } from './name-words.ts';

const keys = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/u).filter(Boolean).map(wordKey));

/** Titles that are written with a capital letter. */
export const capitalTitles = keys('Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Rev Mme Mlle');

/** Titles that Spanish writes small as well. */
export const smallTitles = keys(
  `Sr Sra Srta Señor Señora Señorita Don Doña Dr Dra Prof Profe Profa Profesor Profesora Maestro Maestra Seño
   Director Directora`,
);

/** English words that are titles before a name, and common words in other languages. */
export const englishTitles = keys('Coach Principal Teacher');

/** *D. Juan*, *Dª Ana*: only in Spanish, and only with their stop. */
export const spanishLetters = keys('D Dª');

const ARABIC_STEMS = `أستاذ أستاذة معلم معلمة مدرس مدرسة دكتور دكتورة سيد سيدة آنسة مدير مديرة شيخ مهندس مهندسة
  مستر مس ميس أبلة أبلا`;

/** Arabic titles, each bare, with its article, and with what is joined to the front of it. */
export const arabicTitles: ReadonlySet<string> = new Set(
  [...keys(ARABIC_STEMS)].flatMap((stem) =>
    ['', 'ال', 'لل', 'وال', 'فال', 'بال', 'كال', 'ولل', 'يا'].map((front) => `${front}${stem}`),
  ),
);

/** *أ. فاطمة*, *د. سامي*. */
export const arabicLetters = keys('أ د م');

/** Capital words that begin a sentence, days and months: none of them is a name after a title. */
export const neverNames = keys(
  `The She He They It We I You And But Then When This That These Those There Who What Where Why How My Our His Her Their Your
   In On At If So As A No Yes Not For From With After Before Today Yesterday Tomorrow
   El La Los Las Lo Ella Él Ellos Ellas Yo Nosotros Usted Pero Y Cuando Me Mi Se Un Una Que Qué Sí En Con Por Para Hoy Ayer
   Mañana Después Luego Entonces Todo Esto Eso Como Cómo Nada Su Sus
   Monday Tuesday Wednesday Thursday Friday Saturday Sunday
   January February March April May June July August September October November December
   Lunes Martes Miércoles Jueves Viernes Sábado Domingo
   Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre
   School Room Class Clase Escuela Aula`,
);

/** Arabic words that often follow a title and are no names: the language has no capitals to tell them by. */
export const neverArabicNames = keys(
  `في من إلى على عن مع أن إن كان كانت هو هي هم هنا هناك الذي التي الذين هذا هذه ذلك تلك ثم أو و لا ما لم لن قد سوف كل بعض غير
   بعد قبل عند حين لما إذا لو بأن بأنه بأنها لأن لأنه لأنها كما حتى منذ أمام خلف فوق تحت بين حول دون ضد نفسه نفسها
   قال كتب سأل شرح خرج دخل طلب وقف جلس جاء رأى أخذ عاد ذهب بدأ حضر غاب ترك نظر فعل عمل علم فهم صمت سكت ضحك بكى شكر رد مر ظل
   أيضا اليوم أمس غدا جدا فقط مرة مرتين كثيرا قليلا جديد جديدة جيد جيدة واحد واحدة آخر أخرى أول`,
);

/** Names that look like a verb of the present to the rule below. */
export const arabicNamesLikeVerbs = keys(
  'يوسف ياسر ياسمين يحيى يونس ياسين يعقوب يزن يزيد يارا يمنى يسرى تهاني تغريد تميم تالا تسنيم تقى توفيق تامر نادية نادر نور نورة نوال نبيل نجلاء ندى نهى',
);

/** First words of compound names: the word after them belongs to the name. */
export const arabicJoiners = keys('عبد أبو أبي أم ابن بن بنت آل');
