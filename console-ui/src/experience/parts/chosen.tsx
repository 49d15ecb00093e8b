/** The identifier chosen on the page before, also for password managers, with a way back to it. */
import { useApp } from '../app-context.ts';
import { HiddenName } from './hidden-name.tsx';
import { RouteLink } from './route-link.tsx';

interface Props {
  phrase: string;
  identifier: string;
  changeAt?: string;
  complaint?: string | undefined;
}

export function Chosen({ phrase, identifier, changeAt, complaint }: Props) {
  const { t } = useApp();
  return (
    <p class="chosen">
      <HiddenName value={identifier} />
      <span>{t(phrase, { identifier })}</span>{' '}
      {changeAt && (
        <RouteLink to={changeAt} id="change-identifier">
          {t('action.change')}
        </RouteLink>
      )}
      {complaint && (
        <span class="field-note complaint" role="alert">
          {complaint}
        </span>
      )}
    </p>
  );
}
