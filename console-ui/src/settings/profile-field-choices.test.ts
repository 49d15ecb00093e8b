import { expect, it } from 'vitest';
import { fieldOf, type Question } from './profile-field-choices';

const blank: Question = {
  builtIn: '',
  name: '',
  label: '',
  type: 'TEXT',
  options: [''],
  format: '',
  isRequired: false,
};

it('knows the built-in details', () => {
  expect(fieldOf({ ...blank, builtIn: 'avatar', isRequired: true })).toEqual({
    name: 'avatar',
    type: 'URL',
    config: {},
    isRequired: true,
  });
});

it('writes a question of one’s own', () => {
  const crew = { ...blank, name: ' crew ', label: 'Crew', type: 'SELECT', options: ['deck', ' '] } as const;
  expect(fieldOf({ ...crew, options: [...crew.options] })).toEqual({
    name: 'crew',
    label: 'Crew',
    type: 'SELECT',
    config: { options: [{ value: 'deck', label: 'deck' }] },
    isRequired: false,
  });
  const plate = fieldOf({ ...blank, name: 'plate', label: 'Plate', type: 'REGEX', format: '^[A-Z]+$' });
  expect(plate.config).toEqual({ format: '^[A-Z]+$' });
});
