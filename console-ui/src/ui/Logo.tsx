/** The mark: the keystone of an arch, with a keyhole in it. */

export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="5 6 30 28" aria-hidden="true" className="keystead-mark">
      <path
        d="M7 6h26a2 2 0 0 1 2 2.5l-6.3 24A2 2 0 0 1 26.8 34H13.2a2 2 0 0 1-1.9-1.5L5 8.5A2 2 0 0 1 7 6Z"
        fill="currentColor"
      />
      <path
        d="M20 12.5a4 4 0 0 1 1.9 7.5l1.3 6.5h-6.4l1.3-6.5A4 4 0 0 1 20 12.5Z"
        fill="var(--mantine-color-body)"
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
