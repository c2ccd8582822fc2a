// How long requests took: GET /v1/models/analytics, as far as medians and the summary go.
// https://docs.fal.ai/platform-apis/v1/models/analytics
import { json, platformError } from './answers';
import type { Job } from './job';
import type { Answer } from './types';

const metrics = ['p50_prepare_duration', 'p50_duration'];

/** An endpoint that nobody used is left out. */
export function analyticsAnswer(url: URL, jobs: readonly Job[]): Answer {
	const listed = (name: string): string[] =>
		url.searchParams.getAll(name).flatMap((part) => part.split(','));
	const [ids, expand] = [listed('endpoint_id'), listed('expand')];
	if (!expand.includes('summary') || !metrics.some((metric) => expand.includes(metric))) {
		const complaint = 'expand: summary and at least one metric are required';
		return platformError(400, 'validation_error', complaint);
	}
	const summary = ids.flatMap((endpointId) => {
		const done = jobs.filter(
			({ purchase }) => purchase.endpointId === endpointId && purchase.state === 'done',
		);
		if (done.length === 0) return [];
		const waits = done.map(
			({ purchase }) => ((purchase.startedAtMs ?? purchase.sentAtMs) - purchase.sentAtMs) / 1000,
		);
		const work = done.map(({ end }) => end?.inferenceSeconds ?? 0);
		const figures = [median(waits), median(work)];
		const asked = metrics.map((metric, index) => [metric, figures[index]] as const);
		return [
			{
				endpoint_id: endpointId,
				...Object.fromEntries(asked.filter(([metric]) => expand.includes(metric))),
			},
		];
	});
	return json(200, { summary, has_more: false, next_cursor: null });
}

function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)];
}
