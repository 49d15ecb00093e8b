/** The look of the console: one calm green-blue, warm greys, and text dark enough to read. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#edf6f6',
  '#d9eaeb',
  '#b2d5d6',
  '#88bfc0',
  '#65acae',
  '#4a9a9c',
  '#36888b',
  '#277577',
  '#176567',
  '#0b5557',
];

const night: MantineColorsTuple = [
  '#d5dcde',
  '#bcc5c8',
  '#98a4a8',
  '#6b777c',
  '#465156',
  '#323c41',
  '#283136',
  '#1c2428',
  '#151c20',
  '#0f1518',
];

export const theme = createTheme({
  colors: { harbour, dark: night },
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Code", "DejaVu Sans Mono", Menlo, monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
});

/** The library's dimmed, placeholder and error tones are too faint for WCAG AA on our backgrounds. */
export const readableTones: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-dimmed': '#545f66',
    '--mantine-color-placeholder': '#667077',
    '--mantine-color-error': '#b42318',
    '--keystead-surface': '#ffffff',
    '--keystead-line': '#dfe5e7',
  },
  dark: {
    '--mantine-color-body': '#151c20',
    '--mantine-color-dimmed': '#a3afb3',
    '--mantine-color-placeholder': '#929ea3',
    '--mantine-color-error': '#ff9a91',
    '--keystead-surface': '#1c2428',
    '--keystead-line': '#333e43',
  },
});
