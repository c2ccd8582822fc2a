import type { ValueField } from '../../shared/model/model';

export const framesBetween: ValueField<'num_frames', number> = {
	displayName: 'Frames Between',
	name: 'num_frames',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 4, numberPrecision: 0 },
	default: 1,
	hint: '1 doubles the frame rate',
	description: 'How many frames are added between each two, 1 to 4. fal default: 1.',
};

const calculatedFps: ValueField<'use_calculated_fps', boolean> = {
	displayName: 'Use Calculated FPS',
	name: 'use_calculated_fps',
	type: 'boolean',
	default: true,
	description:
		'Whether the frame rate rises with the added frames, so that the speed stays as it is. fal default: on.',
};

const fps: ValueField<'fps', number> = {
	displayName: 'FPS',
	name: 'fps',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 60, numberPrecision: 0 },
	default: 8,
	hint: 'Counts only while Use Calculated FPS is added and off',
	description: 'Frames per second of the new video, 1 to 60; may change its speed. fal default: 8.',
};

const sceneDetection: ValueField<'use_scene_detection', boolean> = {
	displayName: 'Use Scene Detection',
	name: 'use_scene_detection',
	type: 'boolean',
	default: false,
	description: 'Whether cuts are found first, so that no frame mixes two scenes. fal default: off.',
};

const loop: ValueField<'loop', boolean> = {
	displayName: 'Loop',
	name: 'loop',
	type: 'boolean',
	default: false,
	description: 'Whether the last frame leads back to the first. fal default: off.',
};

export const frameOptions = [calculatedFps, fps, sceneDetection, loop];
