/** Another code, after a while; the seconds are counted down. */
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';

const waitSeconds = 60;

export function secondsLeft(sentAt: number, now: number): number {
  return Math.min(waitSeconds, Math.max(0, Math.ceil((sentAt + waitSeconds * 1000 - now) / 1000)));
}

interface Props {
  sentAt: number;
  isBusy: boolean;
  onResend: () => void;
}

export function Resend({ sentAt, isBusy, onResend }: Props) {
  const { t } = useApp();
  const [left, setLeft] = useState(secondsLeft(sentAt, Date.now()));
  useEffect(() => {
    const tick = () => setLeft(secondsLeft(sentAt, Date.now()));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [sentAt]);

  if (left > 0) return <p class="switch">{t('description.resend_in', { count: left })}</p>;
  return (
    <p class="switch">
      <button type="button" id="resend" class="text-button" disabled={isBusy} onClick={onResend}>
        {t('action.resend')}
      </button>
    </p>
  );
}
