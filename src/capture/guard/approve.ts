import { type AddressClass, classifyAddress } from './address-policy.js';
import { GuardFailure } from './guard-failure.js';
import { hostAndPort, isLocalhostName, isPrivateName } from './host-names.js';
import { isUnsafePort } from './unsafe-ports.js';

export interface ApprovalRules {
  /** Whether the user said that this host and port may be private. */
  readonly mayBePrivate: (host: string, port: number) => boolean;
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Names are resolved by the proxy of --proxy, not here. */
  readonly throughProxy: boolean;
}

/**
 * Resolves a host once and approves every answer, or throws a GuardFailure: one refused answer refuses the host, since a name that
 * mixes public and private addresses is how rebinding attacks begin. The caller must connect to one of the addresses returned and
 * to nothing else. Empty when the proxy of --proxy resolves the name. `host` is canonical.
 */
export async function approve(host: string, port: number, rules: ApprovalRules): Promise<readonly string[]> {
  if (isUnsafePort(port)) throw new GuardFailure('refused', 'unsafe-port', `port ${port} is not one for web pages`);
  const allowed = rules.mayBePrivate(host, port);
  const literal = classifyAddress(host);
  if (literal) return check([literal], host, port, allowed);
  if (isLocalhostName(host)) {
    // Never asked of a resolver: it means this machine whatever the answer would be.
    const answers = ['127.0.0.1', '::1'];
    if (!allowed) throw privateRefusal('loopback', host, port, true, answers);
    return rules.throughProxy ? [] : answers;
  }
  if (rules.throughProxy) {
    if (!allowed && isPrivateName(host)) throw privateRefusal('name of a private network', host, port, true, []);
    return [];
  }
  const answers = await rules.resolve(host);
  if (answers.length === 0) throw new GuardFailure('failed', 'ENOTFOUND', 'the name has no address (ENOTFOUND)');
  const classes = answers.map((answer) => {
    const found = classifyAddress(answer);
    if (!found) throw new GuardFailure('refused', 'bad-host', `the name resolves to ${answer}, which is not an address`, answers);
    return found;
  });
  return check(classes, host, port, allowed);
}

function check(classes: readonly AddressClass[], host: string, port: number, allowed: boolean): readonly string[] {
  const addresses = classes.map((each) => each.address);
  const refused = classes.find((each) => each.refused && !(allowed && each.allowable));
  if (!refused) return addresses;
  const what = refused.wrapping ? `${refused.kind}, ${refused.wrapping}` : refused.kind;
  throw privateRefusal(what, host, port, refused.allowable, addresses);
}

function privateRefusal(what: string, host: string, port: number, allowable: boolean, answers: readonly string[]): GuardFailure {
  const mend = allowable ? `; if it is yours to audit, add --allow-private ${hostAndPort(host, port)}` : '';
  return new GuardFailure('refused', 'private-address', `private address (${what})${mend}`, answers);
}
