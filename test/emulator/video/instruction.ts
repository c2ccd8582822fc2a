// The models that edit by instruction, besides Kling O1 and O3: graded pictures of their own sizes.
import type { z } from 'zod';
import type { Probe } from '../../support/ffmpeg';
import type * as schemas from '../schemas/edit';
import { gradeFor } from './grades';
import { byShortSide, fill, plan } from './plan';
import type { Plan, Size } from './plan';

type Input<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

const shortSides: Record<string, number> = {
	'360p': 360,
	'540p': 540,
	'720p': 720,
	'1080p': 1080,
	'4k': 2160,
};

/** Sound is always made; the source's stands for it. */
export function kling4Plan({ prompt }: Input<'kling4Edit'>, source: Probe): Plan {
	return edited(byShortSide(source, 720), prompt);
}

/** The first 15 s. `audio_setting` auto lets the model replace the sound; here it is then gone. */
export function happyHorsePlan(input: Input<'happyHorse'>, source: Probe): Plan {
	return edited(byShortSide(source, shortSides[input.resolution]), input.prompt, {
		keepAudio: input.audio_setting === 'origin',
		seconds: source.seconds > 15 ? 15 : null,
	});
}

export function lucyPlan({ prompt }: Input<'lucyRestyle'>, source: Probe): Plan {
	return edited(byShortSide(source, 720), prompt, { keepAudio: false });
}

export function flux3Plan({ prompt }: Input<'flux3Edit'>, source: Probe): Plan {
	return edited(byShortSide(source, 720), prompt);
}

export function geminiPlan(input: Input<'geminiOmniFlash'>, source: Probe): Plan {
	return edited(byShortSide(source, shortSides[input.resolution]), input.prompt);
}

/** Always as long as asked: a shorter source is repeated. No sound. */
export function lumaRayPlan(input: Input<'lumaRay'>, source: Probe): Plan {
	const size = byShortSide(source, shortSides[input.resolution]);
	return edited(size, input.prompt, {
		keepAudio: false,
		seconds: Number.parseInt(input.duration, 10),
		loop: true,
	});
}

function edited(size: Size, prompt: string, changes: Partial<Plan> = {}): Plan {
	return plan({ filters: [...fill(size), ...gradeFor(prompt, size)], keepAudio: true, ...changes });
}
