/** The captcha services: their script is fetched when a form that needs an answer is shown, and never otherwise. */
import type { CaptchaConfig } from './data.ts';

interface Turnstile {
  render(
    place: HTMLElement,
    options: {
      sitekey: string;
      language?: string;
      size?: 'flexible';
      callback: (token: string) => void;
      'expired-callback'?: () => void;
      'error-callback'?: () => void;
    },
  ): string;
  reset(widget: string): void;
  remove(widget: string): void;
}

interface Recaptcha {
  ready(then: () => void): void;
  render(
    place: HTMLElement,
    options: { sitekey: string; callback: (token: string) => void; 'expired-callback'?: () => void },
  ): number;
  execute(siteKey: string, options: { action: string }): Promise<string>;
  reset(widget?: number): void;
}

declare global {
  interface Window {
    turnstile?: Turnstile;
    grecaptcha?: { enterprise: Recaptcha };
  }
}

const longestWaitMilliseconds = 60_000;

export function scriptOf({ type, siteKey, domain, mode }: CaptchaConfig, language: string): string {
  if (type === 'Turnstile') return 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';
  const render = mode === 'checkbox' ? 'explicit' : siteKey;
  const query = new URLSearchParams({ render, hl: language });
  return `https://${domain || 'www.google.com'}/recaptcha/enterprise.js?${query}`;
}

function load(address: string): Promise<void> {
  const script = Object.assign(document.createElement('script'), { src: address, async: true });
  return new Promise((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new CaptchaMissing());
    };
    document.head.append(script);
  });
}

/** The service could not be reached, or nobody answered it. */
export class CaptchaMissing extends Error {}

/** One answer at a time; each is good for one use. */
export class Captcha {
  private loading: Promise<void> | null = null;
  private answer: string | null = null;
  private waiting: ((token: string) => void) | null = null;
  private again: () => void = () => {};
  private isShown = false;

  constructor(
    private readonly config: CaptchaConfig | undefined,
    private readonly language: string,
  ) {}

  get isNeeded(): boolean {
    return this.config !== undefined;
  }

  /** Shows the widget; gives back how to take it away. */
  show(place: HTMLElement): () => void {
    const { config } = this;
    if (!config) return () => {};
    this.isShown = true;
    this.answer = null;
    let isGone = false;
    let remove = () => {};
    this.loading ??= load(scriptOf(config, this.language));
    this.loading
      .then(() => {
        if (!isGone) remove = this.render(config, place);
      })
      .catch(() => {
        this.loading = null;
      });
    return () => {
      isGone = true;
      this.isShown = false;
      remove();
    };
  }

  /** The person's answer, as soon as there is one; nothing where none was asked for. */
  token = async (): Promise<string | undefined> => {
    const { config } = this;
    if (!config || !this.isShown) return undefined;
    this.loading ??= load(scriptOf(config, this.language));
    await this.loading.catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    if (config.type === 'RecaptchaEnterprise' && config.mode !== 'checkbox') return execute(config.siteKey);
    const token = this.answer ?? (await this.awaited());
    this.answer = null;
    this.again();
    return token;
  };

  private awaited(): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new CaptchaMissing()), longestWaitMilliseconds);
      this.waiting = (token) => {
        clearTimeout(timer);
        resolve(token);
      };
    });
  }

  private readonly take = (token: string) => {
    this.answer = token;
    this.waiting?.(token);
    this.waiting = null;
  };

  private readonly forget = () => {
    this.answer = null;
  };

  private render(config: CaptchaConfig, place: HTMLElement): () => void {
    const { siteKey: sitekey } = config;
    const common = { sitekey, callback: this.take, 'expired-callback': this.forget };
    const { turnstile, grecaptcha } = window;
    if (config.type === 'Turnstile' && turnstile) {
      const widget = turnstile.render(place, { ...common, language: this.language, size: 'flexible' });
      this.again = () => turnstile.reset(widget);
      return () => turnstile.remove(widget);
    }
    if (config.mode === 'checkbox' && grecaptcha) {
      grecaptcha.enterprise.ready(() => {
        const widget = grecaptcha.enterprise.render(place, common);
        this.again = () => grecaptcha.enterprise.reset(widget);
      });
    }
    return () => {};
  }
}

function execute(siteKey: string): Promise<string> {
  const recaptcha = window.grecaptcha?.enterprise;
  if (!recaptcha) return Promise.reject(new CaptchaMissing());
  return new Promise((resolve, reject) => {
    recaptcha.ready(() => recaptcha.execute(siteKey, { action: 'interaction' }).then(resolve, reject));
  });
}
