import { type BaseBlock, Constructed, fromBER, GeneralizedTime, OctetString, Sequence } from 'asn1js';
import {
  type Extension,
  id_eContentType_TSTInfo,
  SignedData,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

/** A response of RFC 3161 taken apart; nothing of it is checked yet. */
export interface TimeStampResponse {
  /** 0 granted, 1 granted with modifications, 2 and more refused. */
  readonly status: number;
  /** What the authority says about it, for people. */
  readonly statusText: string;
  readonly token?: TimeStampToken;
}

export interface TimeStampToken {
  /** DER of TSTInfo: what the authority signed, by way of the attributes. */
  readonly content: Uint8Array;
  readonly info: {
    readonly version: number;
    readonly policy: string;
    readonly imprint: { readonly algorithm: string; readonly digest: Uint8Array };
    /** Hexadecimal, without leading zeros. */
    readonly serial: string;
    readonly time: Date;
    readonly nonce?: bigint;
    readonly extensions: readonly Extension[];
  };
  readonly signer: SignerInfo;
  /** Digest algorithms that the envelope announces, by object identifier. */
  readonly digestAlgorithms: readonly string[];
  /** DER of the X.509 certificates that came with it. */
  readonly certificates: readonly Uint8Array[];
}

/** It is no response of RFC 3161, or not of the form that the RFC asks for. The message is one sentence without its full stop. */
export class FormError extends Error {}

const signedDataType = '1.2.840.113549.1.7.2';

/** Reads a response. Throws FormError, or what the ASN.1 reader throws, when it is none. */
export function readTimeStampResponse(bytes: Uint8Array): TimeStampResponse {
  const response = new TimeStampResp({ schema: wholeBlock(bytes) });
  const { status, statusStrings } = response.status;
  const statusText = (statusStrings ?? []).map((text) => text.getValue()).join(' ');
  if (response.timeStampToken === undefined) return { status, statusText };
  const { contentType, content } = response.timeStampToken;
  if (contentType !== signedDataType) throw new FormError('the token is not signed data');
  // Before pkijs sees it: the bytes of each certificate as they came.
  const certificates = certificatesIn(content);
  const signed = new SignedData({ schema: content });
  const [signer, ...others] = signed.signerInfos;
  if (signer === undefined || others.length > 0) {
    throw new FormError(`the token has ${signed.signerInfos.length} signers instead of one`);
  }
  if (signed.encapContentInfo.eContentType !== id_eContentType_TSTInfo) throw new FormError('the token holds no TSTInfo');
  const octets = signed.encapContentInfo.eContent;
  if (!(octets instanceof OctetString)) throw new FormError('the token is empty');
  const contentBytes = new Uint8Array(octets.getValue());
  return {
    status,
    statusText,
    token: {
      content: contentBytes,
      info: readInfo(contentBytes),
      signer,
      digestAlgorithms: signed.digestAlgorithms.map(({ algorithmId }) => algorithmId),
      certificates,
    },
  };
}

/** Imprint and nonce of a request. Throws when it is none. */
export function readTimeStampRequest(bytes: Uint8Array): {
  readonly algorithm: string;
  readonly digest: Uint8Array;
  readonly nonce?: bigint;
  readonly policy?: string;
} {
  const { messageImprint, nonce, reqPolicy } = new TimeStampReq({ schema: wholeBlock(bytes) });
  return {
    algorithm: messageImprint.hashAlgorithm.algorithmId,
    digest: messageImprint.hashedMessage.valueBlock.valueHexView,
    ...(nonce === undefined ? {} : { nonce: nonce.toBigInt() }),
    ...(reqPolicy === undefined ? {} : { policy: reqPolicy }),
  };
}

/** The one block that the bytes are; what stands after it is as wrong as what is missing. */
export function wholeBlock(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(bytes);
  if (offset === -1) throw new FormError(`it is not ASN.1 (${result.error || 'cut'})`);
  if (offset !== bytes.length) throw new FormError(`${bytes.length - offset} bytes stand after its end`);
  return result;
}

function readInfo(bytes: Uint8Array): TimeStampToken['info'] {
  const block = wholeBlock(bytes);
  const time = block instanceof Sequence ? block.valueBlock.value.find((part) => part instanceof GeneralizedTime) : undefined;
  const text = time instanceof GeneralizedTime ? asciiOf(time) : '';
  // asn1js takes other forms too, one without Z for a time of this machine's zone, and turns month 99 into years.
  if (!/^\d{14}(?:\.\d+)?Z$/.test(text)) throw new FormError('genTime is not a time in UTC');
  const info = new TSTInfo({ schema: block });
  if (digitsOf(info.genTime) !== text.slice(0, 14)) throw new FormError('genTime is not a time');
  return {
    version: info.version,
    policy: info.policy,
    imprint: {
      algorithm: info.messageImprint.hashAlgorithm.algorithmId,
      digest: info.messageImprint.hashedMessage.valueBlock.valueHexView,
    },
    serial: info.serialNumber.toBigInt().toString(16),
    time: info.genTime,
    ...(info.nonce === undefined ? {} : { nonce: info.nonce.toBigInt() }),
    extensions: info.extensions ?? [],
  };
}

/** `YYYYMMDDHHMMSS`; empty for no time. */
const digitsOf = (time: Date): string => (Number.isNaN(time.getTime()) ? '' : time.toISOString().replace(/\D/g, '').slice(0, 14));

const asciiOf = (block: BaseBlock): string => {
  const bytes = block.valueBeforeDecodeView;
  return Buffer.from(bytes.subarray(bytes.length - block.valueBlock.blockLength)).toString('latin1');
};

/** DER of each certificate in SignedData: version, digest algorithms, content, then [0] with the certificates. */
function certificatesIn(signedData: BaseBlock): readonly Uint8Array[] {
  const parts = signedData instanceof Sequence ? signedData.valueBlock.value : [];
  const set = parts[3];
  if (!(set instanceof Constructed) || set.idBlock.tagClass !== 3 || set.idBlock.tagNumber !== 0) return [];
  return set.valueBlock.value.flatMap((item) => (item instanceof Sequence ? [Uint8Array.from(item.valueBeforeDecodeView)] : []));
}
