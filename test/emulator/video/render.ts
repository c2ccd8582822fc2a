// Carries out a plan with ffmpeg.
import { runFfmpeg } from '../../support/ffmpeg';
import type { Probe } from '../../support/ffmpeg';
import { encoders } from './encoders';
import type { Plan } from './plan';

/** Writes `target` from `source`. Fails with ffmpeg's words; ends early when the signal aborts. */
export async function render(
	plan: Plan,
	source: { file: string; probe: Probe },
	target: string,
	signal: AbortSignal,
): Promise<void> {
	const encoder = encoders[plan.encoder];
	const keeps = plan.keepAudio && source.probe.hasAudio && encoder.audioCodec !== null;
	await runFfmpeg(
		[
			...(plan.loop ? ['-stream_loop', '-1'] : []),
			...['-i', source.file, '-map', '0:v:0', '-vf', plan.filters.join(',')],
			...(keeps ? ['-map', '0:a:0', ...soundArgs(plan, source.probe)] : ['-an']),
			...(plan.seconds === null ? [] : ['-t', String(plan.seconds)]),
			...encoder.args,
			target,
		],
		{ signal },
	);
}

/** Copied where possible: each new encoding makes the sound a little longer. */
function soundArgs(plan: Plan, source: Probe): string[] {
	const codec = encoders[plan.encoder].audioCodec ?? 'copy';
	if (plan.audioFilters.length > 0) return ['-c:a', codec, '-af', plan.audioFilters.join(',')];
	return ['-c:a', source.audioCodec === codec && !plan.loop ? 'copy' : codec];
}
