import type { Assessment } from '../assess/assessment.js';
import type { ProbeRequest } from '../capture/capture-options.js';
import { type CaptureOptions, captureSite } from '../capture/capture-site.js';
import { readBundle } from '../evidence/read-bundle.js';
import type { FactEngine } from '../facts/fact-engine.js';
import { mayBind } from '../profile/may-bind.js';
import type { DeclaredProfile } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import { neededPageTypes } from '../ruleset/needed-page-types.js';
import { neededProbes } from '../ruleset/needed-probes.js';
import { resolveSet } from '../ruleset/resolve-set.js';
import type { AuditFolder } from './audit-folder.js';
import type { InterfaceLanguage } from './interface-language.js';
import { judgeBundle } from './judge-bundle.js';
import { probeNamed } from './probe-named.js';

export interface AuditRequest extends Omit<CaptureOptions, 'directory' | 'engine' | 'probes'> {
  /** Absent: no probes. */
  readonly probing?: ProbeRequest | undefined;
  readonly engine: FactEngine;
  readonly folder: AuditFolder;
  readonly profile: DeclaredProfile;
  readonly set: string;
  readonly asOf?: string;
  readonly lang: InterfaceLanguage;
}

/**
 * Captures a site, then judges what was captured, whole or not: an interrupted or failed visit is reported as such.
 * Throws CaptureError or EvidenceError only when there is nothing to report on.
 */
export async function runAudit(request: AuditRequest): Promise<Assessment> {
  const { folder, profile, set, asOf, lang, probing, ...capture } = request;
  const asked = (rule: RuleDefinition) => mayBind(rule, profile.entries);
  // A set that does not exist is said now, not after a visit of minutes.
  resolveSet(capture.ruleset, set);
  for (const id of probing?.named ?? []) probeNamed(capture.ruleset, id);
  await captureSite({
    ...capture,
    needs: capture.needs ?? neededPageTypes(capture.ruleset, set),
    ...(probing && {
      probes: { ...probing, definitions: neededProbes(capture.ruleset, set, asked, probing.named), engine: capture.engine },
    }),
    directory: folder.bundle,
  });
  return judgeBundle({
    bundle: readBundle(folder.bundle),
    ruleset: capture.ruleset,
    engine: capture.engine,
    profile,
    set,
    ...(asOf === undefined ? {} : { asOf }),
    version: capture.version,
    lang,
    assessment: folder.assessment,
    report: folder.report,
  });
}
