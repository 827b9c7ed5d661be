import { type PolicyVersion, readPolicyVersions } from '../../domain/terms/policy.ts'
import { parsedOnce } from '../engine/parsed-once.ts'

/** SQL that tells every version of the desk's policy as JSON text, moments as milliseconds (domain/terms/policy.ts). */
export const POLICIES_JSON = `(select jsonb_agg(jsonb_build_object('effectiveFrom',
  (extract(epoch from p.effective_from) * 1000)::bigint, 'policy', p.policy) order by p.effective_from)::text from policies p)`

/** Equal policies become one object, which was checked once. */
export const policiesOf = parsedOnce<readonly PolicyVersion[]>(100, readPolicyVersions)
