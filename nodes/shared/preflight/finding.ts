import { failure, type Failure } from '../failures/failure';
import { remedies } from '../input/problems';

/** Something about an item that fal would not take, may not take, or does otherwise than expected. */
export interface Finding {
	/** 'violation': fal refuses it. 'doubt': it may. 'notice': it does not, but look at it. */
	weight: 'violation' | 'doubt' | 'notice';
	field: string;
	/** One sentence without its final period. */
	message: string;
	/** The way out; '' where there is none. */
	hint: string;
}

/** 'standard' stops on what is certain, 'strict' on any doubt. */
export type SourceCheck = 'standard' | 'strict' | 'off';

export function violation(field: string, message: string, hint: string): Finding {
	return { weight: 'violation', field, message, hint };
}

export function doubt(field: string, message: string, hint: string): Finding {
	return { weight: 'doubt', field, message, hint };
}

export function notice(field: string, message: string, hint = ''): Finding {
	return { weight: 'notice', field, message, hint };
}

/** The findings that keep the item from being ordered. */
export function stopping(findings: readonly Finding[], check: SourceCheck): Finding[] {
	const weights = check === 'strict' ? ['violation', 'doubt'] : ['violation'];
	return findings.filter(({ weight }) => weights.includes(weight));
}

/** All of them at once, so that nobody mends one only to meet the next. */
export function preflightFailure(findings: readonly Finding[]): Failure {
	const [first] = findings;
	return failure({
		type: 'preflight',
		message: findings.map(({ message }) => message).join('. '),
		field: first?.field ?? null,
		hint: findings.length === 1 ? (first?.hint ?? '') : remedies(findings),
		charged: false,
	});
}

export function warningOf({ message, hint }: Finding): string {
	return hint === '' ? `${message}.` : `${message}. ${hint}`;
}
