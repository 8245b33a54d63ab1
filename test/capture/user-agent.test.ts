import { describe, expect, it } from 'vitest';
import { deviceTraits } from '../../src/capture/device.js';
import { userAgentFor } from '../../src/capture/user-agent.js';

const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36';

describe('the User-Agent of a visit', () => {
  it('is the browser’s own, headless or not, followed by Vigie and its version', () => {
    expect(userAgentFor({ browser, version: '0.1.0' })).toBe(`${browser} Vigie/0.1.0`);
  });

  it('names a telephone on a mobile device and hides nothing of the rest', () => {
    expect(userAgentFor({ browser, version: '0.1.0', device: 'mobile' })).toBe(
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Mobile Safari/537.36 Vigie/0.1.0',
    );
  });

  it('is the text of --user-agent and nothing else when there is one', () => {
    expect(userAgentFor({ browser, version: '0.1.0', device: 'mobile', replacement: 'Regulator 1' })).toBe('Regulator 1');
  });
});

describe('a device', () => {
  it('is a laptop by default', () => {
    expect(deviceTraits()).toEqual({
      viewport: { width: 1280, height: 800 },
      isMobile: false,
      hasTouch: false,
      deviceScaleFactor: 1,
    });
  });

  it('has touch, two pixels per CSS pixel and a narrow window when it is a telephone', () => {
    expect(deviceTraits('mobile')).toEqual({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 2,
    });
  });
});
