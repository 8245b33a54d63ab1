import type { CaptureRecord } from '../../evidence/capture-record.js';
import type { Words } from '../words.js';

/**
 * What stands above everything else: addresses whose words suggest sexual pictures of minors (code pénal, art. 227-23). They are told as
 * plain text, never as links. Undefined where there was none.
 */
export function alertView(capture: Pick<CaptureRecord, 'abuseSignals' | 'picturesOff'> | undefined, words: Words) {
  const signals = capture?.abuseSignals ?? [];
  if (signals.length === 0) return undefined;
  const off = capture?.picturesOff;
  return {
    what: words.plural('alert.what', signals.length),
    notSeen: [words.t('alert.notSeen'), off === undefined ? '' : words.t('alert.noPictures', { time: words.dateTime(off.at) })]
      .filter(Boolean)
      .join(' '),
    rows: signals.map(({ at, url, place, trigger, persona }) => ({
      at,
      time: words.dateTime(at),
      url,
      place: words.label('signalPlace', place) + (persona === undefined ? '' : ` (${words.t('pages.member')})`),
      trigger,
    })),
  };
}
