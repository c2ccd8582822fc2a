// The upscalers: more pixels of the same shape.
import type { z } from 'zod';
import type { Probe } from '../../support/ffmpeg';
import type * as schemas from '../schemas/upscale';
import { encoderByFormat, topazEncoder } from './encoders';
import { blendTo, byFactor, byShortSide, plan, stretchTo } from './plan';
import type { Plan } from './plan';

type Input<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

const shortSides: Record<string, number> = {
	'720p': 720,
	'1080p': 1080,
	'1440p': 1440,
	'2k': 1440,
	'2160p': 2160,
	'4k': 2160,
	'6k': 3240,
	'8k': 4320,
};

export function videoUpscalerPlan(input: Input<'videoUpscaler'>, source: Probe): Plan {
	return plan({ filters: stretchTo(byFactor(source, input.scale)), keepAudio: true });
}

export function topazUpscalePlan(
	input: Input<'topazUpscale'> | Input<'topazPrecision'>,
	source: Probe,
): Plan {
	const more = input.target_fps ? [blendTo(input.target_fps)] : [];
	return plan({
		filters: [...stretchTo(byFactor(source, input.upscale_factor)), ...more],
		keepAudio: true,
		encoder: topazEncoder(input),
	});
}

export function seedVrPlan(input: Input<'seedVr'>, source: Probe): Plan {
	const size =
		input.upscale_mode === 'target'
			? byShortSide(source, shortSides[input.target_resolution])
			: byFactor(source, input.upscale_factor);
	return plan({
		filters: stretchTo(size),
		keepAudio: true,
		encoder: encoderByFormat[input.output_format],
	});
}

/** fal's own default loses the sound. */
export function flashVsrPlan(input: Input<'flashVsr'>, source: Probe): Plan {
	return plan({
		filters: stretchTo(byFactor(source, input.upscale_factor)),
		keepAudio: input.preserve_audio,
		encoder: encoderByFormat[input.output_format],
	});
}

/** `scale_ratio` overrides `target_resolution`. */
export function bytedancePlan(input: Input<'bytedanceUpscaler'>, source: Probe): Plan {
	const size = input.scale_ratio
		? byFactor(source, input.scale_ratio)
		: byShortSide(source, shortSides[input.target_resolution]);
	return plan({
		filters: [...stretchTo(size), `fps=${input.target_fps}`],
		keepAudio: true,
	});
}

/** Doubles when no known target is named. */
export function topazVideoAiPlan(input: Input<'topazVideoAi'>, source: Probe): Plan {
	const shortSide = shortSides[input.target_resolution ?? ''];
	const size = shortSide === undefined ? byFactor(source, 2) : byShortSide(source, shortSide);
	return plan({ filters: stretchTo(size), keepAudio: true });
}
