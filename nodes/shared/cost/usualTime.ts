import type { Answer } from '../fal/client';
import { isRecord, numberOf, recordOf } from '../util/unknown';

/** Asks how long an endpoint usually takes, at most once for each; null where fal has no figure. */
export type ReadUsualTime = (endpointId: string) => Promise<string | null>;

export function createUsualTimes(ask: (endpointId: string) => Promise<Answer>): ReadUsualTime {
	const known = new Map<string, Promise<string | null>>();
	return async (endpointId) => {
		const asking = known.get(endpointId) ?? ask(endpointId).then(readIt(endpointId));
		known.set(endpointId, asking);
		return await asking;
	};
}

function readIt(endpointId: string): (answer: Answer) => string | null {
	return (answer) => {
		const seconds = usualSeconds(answer, endpointId);
		return seconds === null ? null : `usually ${aboutTime(seconds)}`;
	};
}

/**
 * The median wait and the median work of the last 24 hours together, in seconds. What is no answer,
 * such as a 403, says nothing.
 * @see https://docs.fal.ai/platform-apis/v1/models/analytics
 */
export function usualSeconds({ statusCode, body }: Answer, endpointId: string): number | null {
	const { summary } = recordOf(body);
	if (statusCode !== 200 || !Array.isArray(summary)) return null;
	const figures = summary.filter(isRecord).find((one) => one.endpoint_id === endpointId);
	const work = numberOf(figures?.p50_duration);
	// Nobody used it.
	if (work === null || work <= 0) return null;
	return work + (numberOf(figures?.p50_prepare_duration) ?? 0);
}

/** 'about 40 s', 'about 2 min', 'about 2 h'. */
function aboutTime(seconds: number): string {
	if (seconds < 90)
		return `about ${seconds < 10 ? Math.ceil(seconds) : Math.round(seconds / 10) * 10} s`;
	const minutes = seconds / 60;
	return minutes < 90 ? `about ${Math.round(minutes)} min` : `about ${Math.round(minutes / 60)} h`;
}
