// The interpolators: more frames, and slow motion.
import type { z } from 'zod';
import type { Probe } from '../../support/ffmpeg';
import type * as schemas from '../schemas/interpolate';
import { topazEncoder } from './encoders';
import { blendTo, byFactor, plan, stretchSound, stretchTo } from './plan';
import type { Plan } from './plan';

type Input<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

/** Slow motion stretches the sound with the picture. */
export function topazInterpolatePlan(input: Input<'topazInterpolate'>, source: Probe): Plan {
	return plan({
		filters: [...evenSize(source), slowed(input.slowdown_factor), blendTo(input.target_fps)],
		keepAudio: true,
		audioFilters: stretchSound(input.slowdown_factor),
		encoder: topazEncoder(input),
	});
}

/** RIFE and FILM. A fixed `fps` does not fit the new frames' number, so it retimes. No sound. */
export function betweenPairsPlan(input: Input<'rife'>, source: Probe): Plan {
	const calculatedFps = source.fps * (input.num_frames + 1);
	const fps = input.use_calculated_fps ? calculatedFps : input.fps;
	return plan({ filters: [...evenSize(source), slowed(calculatedFps / fps), blendTo(fps)] });
}

/** Whether the real one retimes is not published; this one keeps the length. No sound. */
export function amtPlan(input: Input<'amtInterpolation'>, source: Probe): Plan {
	return plan({ filters: [...evenSize(source), blendTo(input.output_fps)] });
}

export function frameInterpolationPlan(input: Input<'frameInterpolation'>, source: Probe): Plan {
	const smooth = input.interpolation_mode === 'smooth';
	return plan({
		filters: [...evenSize(source), smooth ? blendTo(input.target_fps) : `fps=${input.target_fps}`],
		keepAudio: true,
	});
}

function evenSize(source: Probe): string[] {
	return stretchTo(byFactor(source, 1));
}

function slowed(factor: number): string {
	return `setpts=${factor}*PTS`;
}
