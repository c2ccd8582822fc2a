// Kling edit and reference: the same picture graded, and a next shot in closer framing.
import type { z } from 'zod';
import type { seedance, wan30 } from '../schemas/reference';
import type { klingO1Edit, klingO1Reference, klingO3Reference } from '../schemas/kling';
import { gradeFor } from './grades';
import { byAspect, byFactor, byShortSide, closestAspect, fill, plan } from './plan';
import type { Plan, Size } from './plan';

/** The result is as long and as large as the source. */
export function editPlan(
	input: Pick<z.output<typeof klingO1Edit>, 'prompt' | 'keep_audio'>,
	source: Size,
): Plan {
	const size = byFactor(source, 1);
	return plan({
		filters: [...fill(size), ...gradeFor(input.prompt, size)],
		keepAudio: input.keep_audio,
	});
}

/** Mirrored and closer, repeated until `duration` is full. O3 publishes no default for it. */
export function referencePlan(
	input: z.output<typeof klingO1Reference> | z.output<typeof klingO3Reference>,
	source: Size,
): Plan {
	const shape = input.aspect_ratio === 'auto' ? closestAspect(source) : input.aspect_ratio;
	const size = byAspect(source, shape);
	return plan({
		filters: ['hflip', 'crop=iw*0.8:ih*0.8', ...fill(size), ...gradeFor(input.prompt, size)],
		keepAudio: input.keep_audio,
		seconds: Number(input.duration ?? '5'),
		loop: true,
	});
}

/** Editing keeps length and shape; else closer and mirrored as above, 5 s where the model may choose. */
export function seedancePlan(input: z.output<typeof seedance>, source: Size): Plan {
	const isEdit = input.task === 'editing';
	const size = shaped(source, isEdit ? 'auto' : input.aspect_ratio, input.resolution);
	const seconds = input.duration === 'auto' ? 5 : Number(input.duration);
	return plan({
		filters: [...(isEdit ? [] : ['hflip']), ...fill(size), ...gradeFor(input.prompt, size)],
		keepAudio: input.generate_audio,
		encoder: input.codec === 'H265' ? 'h265' : 'h264',
		...(isEdit ? {} : { seconds, loop: true }),
	});
}

export function wan30Plan(input: z.output<typeof wan30>, source: Size): Plan {
	const size = shaped(source, input.aspect_ratio, input.resolution);
	return plan({
		filters: ['hflip', ...fill(size), ...gradeFor(input.prompt ?? '', size)],
		keepAudio: input.audio,
		seconds: input.duration ?? 5,
		loop: true,
	});
}

function shaped(source: Size, shape: string, resolution: string): Size {
	const shortSide = Number.parseInt(resolution, 10);
	return shape.includes(':') ? byAspect(source, shape, shortSide) : byShortSide(source, shortSide);
}
