import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeneralizedTime, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  Extension,
  MessageImprint,
  SignedData,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { openssl } from './openssl.js';

export interface Forged {
  readonly digest: Uint8Array;
  readonly time?: Date;
  readonly nonce?: bigint;
  /** Statements of the qcStatements extension, by object identifier. */
  readonly statements?: readonly string[];
  /** Changes the DER of TSTInfo before it is signed. */
  readonly alter?: (info: Sequence) => Sequence;
  /** Base names of the certificates in the folder: who signs, and what else comes with it. */
  readonly signer?: string;
  readonly with?: readonly string[];
  /** More arguments of `openssl cms -sign`; `-md sha256 -cades` when absent. */
  readonly sign?: readonly string[];
  readonly contentType?: string;
  /** Status of the response. */
  readonly status?: number;
}

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** A response whose token `openssl cms` signs, with faults that no authority would make. */
export function forgedResponse(folder: string, forged: Forged): Uint8Array {
  const { signer = 'signer', sign = ['-md', 'sha256', '-cades'], contentType = '1.2.840.113549.1.9.16.1.4' } = forged;
  // One file: the command heeds its last -certfile only.
  const more = (forged.with ?? ['middle']).map((name) => readFileSync(join(folder, `${name}.pem`)));
  writeFileSync(join(folder, 'more.pem'), Buffer.concat(more));
  const withMore = more.length === 0 ? [] : ['-certfile', 'more.pem'];
  const token = openssl(
    folder,
    [
      ...['cms', '-sign', '-binary', '-nodetach', '-nosmimecap', '-outform', 'DER', '-econtent_type', contentType],
      ...['-signer', `${signer}.pem`, '-inkey', `${signer}.key`, ...withMore, ...sign],
    ],
    new Uint8Array((forged.alter ?? ((info) => info))(infoOf(forged)).toBER()),
  );
  return granted(token, forged.status);
}

function infoOf({ digest, time = new Date(), nonce, statements }: Forged): Sequence {
  const list = new Sequence({
    value: (statements ?? []).map((id) => new Sequence({ value: [new ObjectIdentifier({ value: id })] })),
  });
  return new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1', algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: exact(digest) }),
    }),
    serialNumber: new Integer({ value: 7 }),
    genTime: time,
    ...(nonce === undefined ? {} : { nonce: Integer.fromBigInt(nonce) }),
    ...(statements === undefined
      ? {}
      : { extensions: [new Extension({ extnID: '1.3.6.1.5.5.7.1.3', extnValue: list.toBER() })] }),
  }).toSchema();
}

/** A token of RFC 3161 inside a response with this status. */
function granted(token: Uint8Array, status = 0): Uint8Array {
  const body = Buffer.concat([Buffer.from([0x30, 0x03, 0x02, 0x01, status]), token]);
  return Buffer.concat([Buffer.from([0x30, 0x82, body.length >> 8, body.length & 0xff]), body]);
}

/** The same TSTInfo with its time written in another form. */
export const withTime =
  (text: string) =>
  (info: Sequence): Sequence => {
    const parts = info.valueBlock.value.map((part) => {
      if (!(part instanceof GeneralizedTime)) return part;
      const raw = new OctetString({ valueHex: exact(Buffer.from(text, 'latin1')) });
      raw.idBlock.tagNumber = 24;
      return raw;
    });
    return new Sequence({ value: parts });
  };

/** The same response with other certificates in its token; nothing else is touched. */
export function withCertificates(folder: string, response: Uint8Array, names: readonly string[]): Uint8Array {
  const read = TimeStampResp.fromBER(exact(response));
  if (read.timeStampToken === undefined) throw new Error('no token');
  const signed = new SignedData({ schema: read.timeStampToken.content });
  signed.certificates = names.map((name) => {
    const pem = readFileSync(join(folder, `${name}.pem`), 'utf8').replace(/-----[^-]+-----/g, '');
    return Certificate.fromBER(exact(Buffer.from(pem, 'base64')));
  });
  read.timeStampToken = new ContentInfo({ contentType: read.timeStampToken.contentType, content: signed.toSchema() });
  return new Uint8Array(read.toSchema().toBER());
}
