// Topaz's other models, FLUX, Crystal and Bria: larger, cleaner, sharper, colored pictures.
import type { z } from 'zod';
import type { Probe } from '../../support/ffmpeg';
import type * as schemas from '../schemas/enhance';
import { encoderByBria, topazEncoder } from './encoders';
import { blendTo, byFactor, byShortSide, plan, stretchTo } from './plan';
import type { Plan, Size } from './plan';

type Input<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

const sharper = 'unsharp=7:7:1.4';
const cleaner = 'hqdn3d=6';

export function topazGenerativePlan(input: Input<'topazGenerative'>, source: Probe): Plan {
	return topaz(input, byFactor(source, input.upscale_factor), [cleaner, sharper]);
}

/** "Snaps", usually to 4K; here always. */
export function topazCreativePlan(input: Input<'topazCreative'>, source: Probe): Plan {
	return topaz(input, byShortSide(source, 2160), [`eq=saturation=${1 + input.creativity}`]);
}

export function topazDenoisePlan(input: Input<'topazDenoise'>, source: Probe): Plan {
	return topaz(input, byFactor(source, input.upscale_factor), [cleaner]);
}

export function topazDeblurPlan(input: Input<'topazDeblur'>, source: Probe): Plan {
	return topaz(input, byFactor(source, 1), [sharper]);
}

/** At least 1080p. */
export function topazColorizePlan(input: Input<'topazColorize'>, source: Probe): Plan {
	const isSmall = Math.min(source.width, source.height) < 1080;
	const size = isSmall ? byShortSide(source, 1080) : byFactor(source, 1);
	return topaz(input, size, ['colorbalance=rm=.2:bm=-.15', 'eq=saturation=1.5']);
}

export function topazHdrPlan(input: Input<'topazHdr'>, source: Probe): Plan {
	return plan({
		filters: [...stretchTo(byFactor(source, 1)), 'eq=contrast=1.25:saturation=1.3'],
		keepAudio: true,
		encoder: input.output_format === 'prores' ? 'prores' : 'h265',
	});
}

export function fluxUpscalePlan(input: Input<'fluxUpscale'>, source: Probe): Plan {
	const more = input.creativity === 1 ? [sharper] : [];
	return plan({
		filters: [...stretchTo(byFactor(source, input.upscale_factor)), ...more],
		keepAudio: true,
	});
}

export function crystalPlan(input: Input<'crystal'>, source: Probe): Plan {
	return plan({ filters: stretchTo(byFactor(source, input.scale_factor)), keepAudio: true });
}

export function briaPlan(input: Input<'briaIncrease'>, source: Probe): Plan {
	return plan({
		filters: stretchTo(byFactor(source, Number(input.desired_increase))),
		keepAudio: input.preserve_audio,
		encoder: encoderByBria[input.output_container_and_codec],
	});
}

function topaz(
	input: { target_fps?: number | null; H264_output: boolean },
	size: Size,
	filters: string[],
): Plan {
	const more = input.target_fps ? [blendTo(input.target_fps)] : [];
	return plan({
		filters: [...stretchTo(size), ...filters, ...more],
		keepAudio: true,
		encoder: topazEncoder(input),
	});
}
