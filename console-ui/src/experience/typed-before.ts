/** What people typed into the server's own form, which shows itself when the scripts are late: they need not do it twice. */

/** Read it, while that form is there; what is given back writes it into the form that took its place. */
export function typedBefore(root: HTMLElement): () => void {
  const typed = [...root.querySelectorAll<HTMLInputElement>('input[name=username], input[name=password]')];
  const place = typed.find((each) => each === document.activeElement)?.name;
  return () => {
    for (const { name, value } of typed) {
      const field = value === '' ? null : fieldOf(root, name);
      if (!field) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (place) fieldOf(root, place)?.focus();
  };
}

function fieldOf(root: HTMLElement, name: string): HTMLInputElement | null {
  return root.querySelector(`input[name=${name}]`);
}
