/** The place of the captcha's widget, where the settings demand one. */
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';

export function CaptchaBox() {
  const { captcha } = useApp();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? captcha.show(place.current) : undefined), [captcha]);
  return captcha.isNeeded ? <div class="captcha" ref={place} /> : null;
}
