/** Whose password is asked for: nobody sees it, and password managers keep the password under it. */
export function HiddenName({ value }: { value: string }) {
  return <input type="text" name="username" autocomplete="username" value={value} readOnly hidden />;
}
