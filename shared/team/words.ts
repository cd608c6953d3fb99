/**
 * The one list of 2,048 words that fingerprints and receipts are said with, whatever language the reader has.
 *
 * Plain English words of four to seven letters. No word begins another, and no two are one slip apart (a letter
 * changed, left out, added, or two swapped), so that a misheard or mistyped word is noticed. The order is fixed for
 * ever: a change of any word is a new list with a new id.
 */
export const WORD_LIST_ID = 'wellspring-2048-1';
export const WORD_COUNT = 2048;

export const WORDS: readonly string[] = `
abacus abide above abroad absent absorb academy accent account achieve acorn acquire acrobat across
action active adapt address adhere adjust admiral admire adult advance adverb advice aerial affair
afford afraid after again agency agenda agile agree ahead airline airmail airport aisle alarm album
alchemy alcove alert algebra alibi alive allow almond almost alone aloud alpine already also always
amateur amaze amber amount amuse anagram analyse anatomy anchor anchovy ancient anemone animal ankle
annual anorak answer anthem antique antler anvil anyone apart apology appear applaud apple appoint
approve apricot apron arbour arcade archive arctic arena argue aroma around arrange arrival arrive
article artist ascend ashore asleep aspect aspen aspire assist assume athlete atlas atom attach attempt
attend attic attire attract aunt aurora author autumn avenue average aviary avocado avoid awake award
awning axiom axle azalea baby badger bagel baggage bagpipe bakery balance balcony ballad ballet balloon
bamboo banana bandage banjo banner bargain barge barley barn barrel barrier basil basket bathtub baton
battery bazaar beach beacon beagle beaker bean beauty become bedroom bedtime beehive beetle before begin
behave behind belfry believe belong below beneath benefit beret berry beside better beware beyond
bicycle billow binder biology birch biscuit bison blanket blaze blend blink block bloom blossom blouse
blue blunt board boat bobbin body boil bold bonfire bonnet border borrow botany bottle bottom boulder
bounce bouquet boxer bracket braid branch brave bread breath breeze brick bridge brief brigade bright
bring bronco bronze brook brother brown brush bubble bucket buckle budget buffet bugle build bulb bundle
bunny buoyant bureau burlap bushel busy butcher button buzz byway cabbage cabin cable cactus cadet cafe
calico callus calm camel camera campus canal canary candid candle canoe canopy canteen canvas canyon
capital captain caption caramel caravan carbon career careful cargo caribou carpet carrot carry cartoon
carve cascade cashew castle casual catch caterer catfish cedar celery cellar cello cement central centre
century ceramic certain chain chalk chamber chance channel chapter chariot charm cheek cheese chemist
cherish cherry chess chicken chicory chief chiffon child chimney chip chisel chive choice choir choose
chorus chuckle chutney cicada cider cinema circle circus citizen citrus city civil claim clarify classic
clay clean clerk clever click cliff climate climb cloak closet cloth clown club cluster coach coast
cobbler cobweb cocoa coconut coffee coin collect college colony colour column comb comedy comet comfort
comic commit common compare compass compose concept condor conduct confirm conifer connect consent
consult contain contest convoy cooker cookie copper copy cordial corner corral correct costume cottage
cotton cough council count couple courage course cousin cover cowslip coyote crab cradle craft crane
crayon cream create credit crew cricket crimson crisp critic crocus crop crouton crowd cruise crumb
crust crystal cube cuckoo cuddle culture cupcake curator curious curl currant cursor cushion custard
custom cycle cyclist cypress dairy damp damson dance daring dawn daytime dazzle debut decade decent
decimal deck declare deep defend define degree delay delight deliver delta demand denim depart deposit
depot depth deputy derive descend desert deserve design detail develop device devote diagram dialect
diamond diesel differ digest digit dignity dilemma dill dimple dine dinghy dinner diploma direct discuss
dish display distant ditch doctor dodge dogwood dollar dolphin domain domino donate donkey doodle door
double dove dozen dragon drain drama drawer dress drift drink driver drizzle drum duet dugout duplex
dusk duty dwell dynamo eager early earth eastern easy echo eclipse economy editor educate effort either
elastic elbow elder elegant element elevate eleven embark emblem embrace emerald emerge emotion emperor
employ empty enable enamel endive endless endure energy engage engine engrave enjoy enlarge enough
enquire enter entire entry episode equal equator equip ermine errand escape essay essence estate eternal
ethics event every evident evolve exact examine example exceed excel excite excuse exhibit exist exotic
expand expect expense explain explore export express extend extra eyebrow eyelash fabric facade face
factor faculty fair falcon family famous fancy farmer fashion fasten father faucet favour feast feature
fellow felt fence fennel fern ferret fertile festive fibre fiction fiddle fidget field fierce fifteen
fifty figure fillet film filter final finch finger finish firefly first fitness flag flame flannel flash
fleet flight flint flipper float flood flora florist flour flow fluent fluffy flute flutter foam focus
foggy folder folk fond foreign forest forever forget formal formula fortune forty forward fossil foster
founder freckle freedom freight fresh friend frigate fringe frog frost frozen fruit fudge fuel fulfil
furnace furnish fuse future gadget galaxy galleon gallery gallop galosh game gander garage garden gargle
garland garlic garnish gateway gauge gazebo gecko general genius gentle genuine geology gesture geyser
gherkin giant gibbon giraffe give glacier glad glass gleam glide glimmer glimpse glitter globe glory
gnome goal goblet goggles golden golf gondola good goose gopher gorilla gossip gourmet govern grace
gradual grammar grand granite graph gravel gravity great green gremlin grey grid griffin grill grocery
groove group grow guard guava guess guinea guitar gully gumboot gumdrop gusty gymnast habit haddock
hairpin half halibut hallway hamlet hammer hammock hamster handbag happen happy hardly harmony harness
harp harvest haven hawk hazel health heart heater hedge height helium helmet helpful herald herb heron
hexagon hidden highway hike hinge hippo history hobby hockey holiday hollow holly holster home honest
honey honour hoop horizon horse hostel hour human humble humour hundred hurry hush hybrid hydrant hymn
hyphen iceberg icicle icing ideal idle igloo iguana image imagine impact impala import impress improve
impulse inbox incline include income indeed index indoor infant inform ingot inhale inherit initial
inkjet inkwell inland input inquiry insect inside insight inspire install instant intend intense invent
invite invoice inward iris iron italic item itself ivory jackal jacket jackpot jaguar janitor jasmine
javelin jazz jeans jelly jersey jester jetty jewel jigsaw jingle jogger joke jotter journal journey
joyful jubilee judo juggle juice jumper junior juniper jury justice jute kale kayak keen kernel kestrel
ketchup kettle keyhole keynote kilt kimono kindle kingdom kinsman kiosk kitchen kite kitten kiwi kneel
knife knight knit knob knock knuckle koala label labour lacquer ladder ladle lady lagoon lake lamb
lantern lanyard lark lasagne laser lasso last latter lattice laugh launch launder laundry laurel lava
leader leaflet learn lease leather lecture leek left legacy legend leisure lemon length lens lentil
leopard lesson lettuce level lexicon liberty library licence lichen lilac lily lime limit linen lioness
liquid listen literal litre little lively lizard llama loaf lobelia lobster local locate locker lofty
logbook logic lonely long lookout lorry lotion lotus lounge loyalty lucky luggage lullaby lumber lunar
lupin luxury lynx lyric machine madam magenta magic magnet magnify magpie mail majesty major mallard
mammal mammoth manage mango mansion mantle manual many maple marble march margin marina market marmot
marquee marvel mascot mash mason master mature maximum maybe mayfly meadow measure medal medical medium
meerkat meet melody melon member memoir memory mend mention mentor mercury mercy merit mermaid message
meteor method metre midday midweek might migrate mild milkman million mimic mimosa mindful mineral
minibus minimum minnow minor mint minus minute miracle mirror mixture mobile model modern modest mole
moment monitor monocle monsoon month moon moral mosaic moss mother motor mouse movie much muffin museum
music mussel mustang mutual muzzle myself mystery myth napkin narrate narrow narwhal nation native
natural navy nearby neat nebula nectar needful needle nephew nerve network neutral newborn nibble nickel
niece ninety noble nobody nomad north nose notable notice nougat nourish novel nozzle nuance nugget
nurse nutmeg nylon oarsman oasis oatcake oatmeal obelisk obey object oblong oboe observe obtain obvious
occupy occur ocean octave october octopus offer office often oilcan olympic once onion online only onyx
opal opener opera opinion oppose optic option oracle orange oration orbit orchard orchid oregano organ
origin oriole orphan ostrich outcome outdoor outfit outline outlook outpost output outside oven overall
owner oxbow oxygen oyster pacific package paddle padlock pageant pageboy paint palace palette pancake
panda panel panther pantry papaya paper paprika parade parasol parcel parent parlour parsley parsnip
partner party passage pasta pastel pasture pathway patient patio patriot patrol pattern pause payment
peacock peanut pear pebble pelican pencil penguin pennant peony people pepper percent perch perfect
perform perfume period person petal petunia pewter phoenix phone photo phrase physics pianist piano
piccolo pickle picnic picture pier pigeon pigment pigtail pilgrim pillar pilot pink pioneer pirate
piston pixel pizza plaid planet plaque plaster plate plaza pleat plenty plough plumage plunge plural
plywood pocket podium polish pollen polygon pomelo poncho pontoon popcorn poplar poppy portal portion
potato pottery pound powder prairie praise prance precise predict preface prefer premier prepare present
presume pretzel prevail price primary prior prism private problem process produce profile profit project
promise promote prompt pronoun proof propel protein proud prove provide prune public publish pulley
pulse pumpkin punch pupil puppet purple purpose pursue pyramid quail quaint quality quarry quarter
quartz queen query quest queue quick quiet quill quince quiver quota rabbit raccoon radar radiant radio
radish raffle railway rainbow raisin rally rambler rampart random ranger rapid rapport rattle ravine
react ready reason rebuild recall receipt recipe recital record recover recruit recycle reduce referee
refill reflect reform refresh refuge regard regatta region regret regular rejoice relate relax release
relief relish remain remark remedy remind remote renew rental repair repeat replace reply report reptile
request rescue resist respect respond restore result retire return reunion reveal review revise rhubarb
rhyme rhythm rigid rinse ripple ritual rival robin robot roller romance rooster rotate rotunda rowboat
royal rubber rudder rugby rugged ruler runner runway rural russet rustic sabre safari saffron sailor
salad salary salmon salute sample sandal sardine satchel satin satisfy saturn saucer sausage sawdust
scale scallop scarce scarf scarlet scatter scenery scenic sceptre scheme scholar school science scone
scooter scout scrap screen script scroll seafood seagull search seaside seaweed second secret section
secure seesaw segment seldom select seminar senior sense sequel serene series service session seven
several sewing shadow shallow shape shark shawl sheep shelf shelter sherbet shield shift short shovel
shower shrimp shrine shrub shuffle shutter shuttle siesta signal silence silicon silly silver similar
simmer since siren sister sitar sixteen skate sketch skill skipper skirt skylark skyline slalom sleeve
sleigh slender slice slogan slope small smart smile smock smooth snack snail snake snippet snooze
snorkel snowman soccer social society solar solid solve somehow sonata soprano sorbet south soybean
space spaniel sparkle sparrow spatula speak special speech speed spell sphere spider spike spinach
spindle spiral spirit splash split sponge spool spray spread spring sprout spruce square squash squeak
squid stable stadium staff stage stair stamp stand station statue steady steel steeple stencil stereo
steward stick stitch storage store strange straw stream street stretch stripe strong student studio
stumble sturdy style subject sublime submit subtle suburb subway success sudden suede sugar suggest
sunbeam sundae sundial sunrise sunset superb supper supply support suppose surface surgeon surname
survey survive suspend sweater sweet symbol synonym syrup system tabby tablet tackle tadpole talent
tandem tangle target tariff tartan taste teacher teacup teapot teddy temper tempest temple tempo tenant
tender tennis terrace terrier textile texture thank thatch theatre theme theory therapy thick thimble
thing third thirsty thistle thorn those thought thread three thrill thrive throat throne through throw
thrush thumb thunder ticket tidal tidings tiger timber timid tinsel tissue title today toddler token
tomato tombola tongue tonight toolbox tooth topaz topple torch tornado torrent total toucan tourist
toward tower tractor trade traffic trail transit trapeze treacle treaty treble trellis trend tribe
tribute trifle trigger trilogy tripod triumph trolley trophy tropic trouper trout trowel truck truffle
trumpet truth tugboat tulip tumbler tundra tunic tunnel turban turbine tureen turkey turnip turret
turtle tutor tuxedo twelve twenty twinkle twist typhoon typical typist ukulele unaware uncle uncover
under unfold unicorn uniform unique unite unlock unpack until unusual unveil upbeat update upgrade
uphill uphold upkeep upland uplift upright upward urchin useful usher usual utensil utility utmost
vacant vacuum valiant valley value vanilla vanish vapour variety various vault vector vehicle velvet
vendor venture verdict verify verse version vessel veteran viaduct vibrant victory video vigour village
vinegar vintage viola violet violin virtual virtue visible vision visit vital vitamin vivid voice
volcano volume voucher vowel voyage wafer wagon waist waiter wallaby walnut walrus waltz warbler waxwork
wayside weaver website weekday weekend weigh welcome western wetland whale wharf wheat wheel whisker
white wicker width window winter wisdom within without wombat wonder woollen world wrangle wrench
wrestle wrong yacht yogurt young zealous zebra zenith zigzag zodiac zoology
`
  .trim()
  .split(/\s+/);

/** The word of an index from 0 to 2,047. Throws a RangeError outside it. */
export function wordAt(index: number): string {
  const word = WORDS[index];
  if (word === undefined) throw new RangeError('No such word.');
  return word;
}
