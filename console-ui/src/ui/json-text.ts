/** Reads and writes the JSON object that a person edits as text. */

export type JsonObject = Record<string, unknown>;
export type Parsed = { value: JsonObject; problem: null } | { value: null; problem: string };

export function toJsonText(value: unknown): string {
  return JSON.stringify(value ?? {}, null, 2);
}

/** The line and column of an offset, as people count them. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

const token = /\s+|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

/** Where the text stops being made of JSON's words; its length when it is throughout. */
function firstStrangeOffset(text: string): number {
  token.lastIndex = 0;
  let offset = 0;
  while (offset < text.length && token.test(text)) offset = token.lastIndex;
  return offset;
}

/** Browsers name the offset of some mistakes only; words that are no JSON are found by ourselves. */
function describe(text: string, error: unknown): string {
  const named = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const offset = named === undefined ? firstStrangeOffset(text) : Number(named);
  return offset >= text.trimEnd().length
    ? 'This is not valid JSON yet: something is missing at the end.'
    : `This is not valid JSON: look at ${placeOf(text, offset)}.`;
}

export function parseJsonObject(text: string): Parsed {
  if (text.trim() === '') return { value: {}, problem: null };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { value: null, problem: 'Write a JSON object, with { at the start and } at the end.' };
    }
    return { value: value as JsonObject, problem: null };
  } catch (error) {
    return { value: null, problem: describe(text, error) };
  }
}
