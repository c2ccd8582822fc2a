// The remix models: graded pictures, each with its own cuts, frame sizes and sound.
import type { z } from 'zod';
import type { Probe } from '../../support/ffmpeg';
import type * as schemas from '../schemas/remix';
import { gradeFor } from './grades';
import { byAspect, byFactor, byShortSide, fill, plan } from './plan';
import type { Plan, Size } from './plan';

type Input<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

/** `audio_setting` auto lets the model replace the sound; here it is then gone. */
export function wan27Plan(input: Input<'wan27EditVideo'>, source: Probe): Plan {
	const shortSide = Number.parseInt(input.resolution, 10);
	const size = input.aspect_ratio
		? byAspect(source, input.aspect_ratio, shortSide)
		: byShortSide(source, shortSide);
	return plan({
		filters: graded(size, input.prompt),
		keepAudio: input.audio_setting === 'origin',
		seconds: input.duration === 0 ? null : Math.min(input.duration, source.seconds),
	});
}

/** `num_frames` at `frames_per_second`, about 5 s by default, then interpolated. No sound. */
export function wan22Plan(input: Input<'wan22VideoToVideo'>, source: Probe): Plan {
	const shortSide = Number.parseInt(input.resolution, 10);
	const size =
		input.aspect_ratio === 'auto'
			? byShortSide(source, shortSide)
			: byAspect(source, input.aspect_ratio, shortSide);
	const framesPerSecond = input.frames_per_second ?? 16;
	const interpolates = input.interpolator_model !== 'none' && input.adjust_fps_for_interpolation;
	const times = interpolates ? input.num_interpolated_frames + 1 : 1;
	return plan({
		filters: [...graded(size, input.prompt), `fps=${framesPerSecond * times}`],
		seconds: Math.min(input.num_frames / framesPerSecond, source.seconds),
	});
}

/** The first seconds only, in few frames. No sound. */
export function animateDiffPlan(input: Input<'fastAnimateDiff'>, source: Probe): Plan {
	return plan({
		filters: [...graded(byFactor(source, 1), input.prompt), `fps=${input.fps}`],
		seconds: Math.min(input.first_n_seconds, source.seconds),
	});
}

/** "Resized to a maximum area of 854x480 pixels and truncated to 8 seconds." */
export function grokPlan(input: Input<'grokEditVideo'>, source: Probe): Plan {
	const factor = Math.min(1, Math.sqrt((854 * 480) / (source.width * source.height)));
	const size = input.resolution === '720p' ? byShortSide(source, 720) : byFactor(source, factor);
	return plan({
		filters: graded(size, input.prompt),
		keepAudio: true,
		seconds: Math.min(8, source.seconds),
	});
}

/** Both Sora remixes; Sora made its own sound, so the clip keeps one. */
export function soraPlan(
	input: { prompt: string; aspect_ratio?: string | null },
	source: Probe,
): Plan {
	const size = input.aspect_ratio ? byAspect(source, input.aspect_ratio) : byFactor(source, 1);
	return plan({ filters: graded(size, input.prompt), keepAudio: true });
}

function graded(size: Size, prompt: string): string[] {
	return [...fill(size), ...gradeFor(prompt, size)];
}
