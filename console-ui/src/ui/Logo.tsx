/** The mark: a house gable that is the bow of a key. */

export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
      className="keystead-mark"
    >
      <path
        d="M3.5 14.2 11 7.4a3 3 0 0 1 4 0l7.5 6.8v8.3a2.5 2.5 0 0 1-2.5 2.5H6a2.5 2.5 0 0 1-2.5-2.5z"
        fill="currentColor"
      />
      <circle cx="13" cy="17" r="3.1" fill="var(--mantine-color-body)" />
      <path
        d="M16 17h13m-4.5 0v4.2M29 17v3"
        stroke="var(--mantine-color-body)"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M15.5 17h13m-4.4 0v4m4.4-4v3"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="keystead-logo">
      <Mark />
      <span>Keystead</span>
    </span>
  );
}
