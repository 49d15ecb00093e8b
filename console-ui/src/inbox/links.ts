/** Which links of a message can be opened: whoever asks for a message may have written them. */
export function isWebLink(link: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(link).protocol);
  } catch {
    return false;
  }
}
