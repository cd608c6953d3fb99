/**
 * Words that people say to each other to see that they mean the same thing, each with its digits for those who would rather say
 * digits. They are spelt in Latin letters in every language, and run from left to right.
 */
import './spoken-words.css';

interface SpokenWordsProps {
  readonly words: readonly { readonly word: string; readonly digits: string }[];
  /** What the words are, for those who hear them. */
  readonly label: string;
}

export function SpokenWords({ words, label }: SpokenWordsProps) {
  return (
    <ol className="spoken" aria-label={label} dir="ltr">
      {words.map(({ word, digits }, index) => (
        <li key={index}>
          <span className="spoken-word" lang="en">
            {word}
          </span>
          <span className="spoken-digits">{digits}</span>
        </li>
      ))}
    </ol>
  );
}
