/** Estimates how hard a password is to guess, as a hint while typing; the server decides. */

export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  hint: string;
}

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];
const steps = [28, 40, 56, 72] as const;
const hints = [
  'Too easy to guess: use at least 8 characters.',
  'Weak: make it longer, several words are best.',
  'Fair: a few more characters make it strong.',
  'Strong.',
  'Very strong.',
] as const;

/** Bits of a random choice, with repeated and consecutive characters counted for little. */
function estimatedBits(password: string): number {
  const alphabet = kinds.filter((kind) => kind.test(password)).length * 22;
  const surprises = [...password].filter((character, index) => {
    const step = character.charCodeAt(0) - (index === 0 ? 0 : password.charCodeAt(index - 1));
    return Math.abs(step) > 1;
  });
  return surprises.length * Math.log2(Math.max(alphabet, 2));
}

export function strengthOf(password: string): Strength {
  const reached = steps.filter((bits) => estimatedBits(password) >= bits).length;
  const score = (password.length < 8 ? 0 : reached) as Strength['score'];
  return { score, hint: hints[score] };
}
