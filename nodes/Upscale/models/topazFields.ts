import type { InputOf, ValueField } from '../../shared/model/model';

type TopazModel = NonNullable<InputOf<'fal-ai/topaz/upscale/video'>['model']>;

type Choices<Value> = NonNullable<ValueField<string, Value>['options']>;

const artemis: Choices<TopazModel> = [
	{ name: 'Artemis HQ', value: 'Artemis HQ', description: 'Removes noise and sharpens' },
	{ name: 'Artemis LQ', value: 'Artemis LQ', description: 'Removes noise and sharpens' },
	{ name: 'Artemis MQ', value: 'Artemis MQ', description: 'Removes noise and sharpens' },
];

const gaiaToStarlight: Choices<TopazModel> = [
	{
		name: 'Gaia CG',
		value: 'Gaia CG',
		description: 'For AI-made video, computer graphics, animation',
	},
	{
		name: 'Gaia HQ',
		value: 'Gaia HQ',
		description: 'For AI-made video, computer graphics, animation',
	},
	{ name: 'Nyx', value: 'Nyx', description: 'Removes noise' },
	{ name: 'Nyx Fast', value: 'Nyx Fast', description: 'Removes noise' },
	{ name: 'Nyx HF', value: 'Nyx HF', description: 'Removes noise' },
	{ name: 'Nyx XL', value: 'Nyx XL', description: 'Removes noise' },
	{ name: 'Proteus', value: 'Proteus', description: 'Best for most videos' },
	{ name: 'Starlight Fast 1', value: 'Starlight Fast 1', description: 'Deprecated by fal' },
	{
		name: 'Starlight Fast 2',
		value: 'Starlight Fast 2',
		description: 'Generative: makes up detail',
	},
	{ name: 'Starlight HQ', value: 'Starlight HQ', description: 'Generative: makes up detail' },
	{ name: 'Starlight Mini', value: 'Starlight Mini', description: 'Generative: makes up detail' },
	{ name: 'Starlight Precise 1', value: 'Starlight Precise 1', description: 'Deprecated by fal' },
	{ name: 'Starlight Precise 2', value: 'Starlight Precise 2', description: 'Deprecated by fal' },
	{
		name: 'Starlight Precise 2.5',
		value: 'Starlight Precise 2.5',
		description: 'Generative: makes up detail',
	},
	{ name: 'Starlight Sharp', value: 'Starlight Sharp', description: 'Generative: makes up detail' },
];

const topazModel: ValueField<'model', TopazModel> = {
	displayName: 'Topaz Model',
	name: 'model',
	type: 'options',
	default: 'Proteus',
	options: [...artemis, ...gaiaToStarlight],
	description: "Which of Topaz's own models does the work. fal default: Proteus.",
};

/** Gaia 2 is newer than the client's types, which know the moved endpoint only. */
const topazModelWithGaia2: ValueField<'model', TopazModel | 'Gaia 2'> = {
	...topazModel,
	options: [...artemis, { name: 'Gaia 2', value: 'Gaia 2' }, ...gaiaToStarlight],
};

/**
 * A list, since '' has to be the preset: ByteDance's frame rates are texts, one name has one
 * default, and an empty number field becomes 0 as soon as n8n draws it.
 */
const targetFps: ValueField<'target_fps', number> = {
	displayName: 'Target FPS',
	name: 'target_fps',
	type: 'options',
	default: '',
	options: [
		{ name: '24', value: 24 },
		{ name: '25', value: 25 },
		{ name: '30', value: 30 },
		{ name: '48', value: 48 },
		{ name: '50', value: 50 },
		{ name: '60', value: 60 },
		{ name: 'As in the Video', value: '' },
	],
	description:
		'Frames per second of the new video; Topaz adds frames and may cost twice as much at 60. fal default: no frames added.',
};

const compression: ValueField<'compression', number> = {
	displayName: 'Compression',
	name: 'compression',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
	default: 0,
	description:
		'How strongly traces of compression are removed, 0 to 1. fal default: depends on Topaz Model.',
};

const noise: ValueField<'noise', number> = {
	displayName: 'Noise',
	name: 'noise',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
	default: 0,
	description: 'How strongly noise is removed, 0 to 1. fal default: depends on Topaz Model.',
};

const halo: ValueField<'halo', number> = {
	displayName: 'Halo',
	name: 'halo',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
	default: 0,
	description: 'How strongly halos are removed, 0 to 1. fal default: depends on Topaz Model.',
};

const recoverDetail: ValueField<'recover_detail', number> = {
	displayName: 'Recover Detail',
	name: 'recover_detail',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
	default: 0,
	description:
		'How much of the original detail is kept, 0 to 1. fal default: depends on Topaz Model.',
};

/** The client's types say 1 at most, fal's newer ones 0.1. */
const grain: ValueField<'grain', number> = {
	displayName: 'Grain',
	name: 'grain',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 0.1, numberPrecision: 3 },
	default: 0,
	description: 'How much film grain is added, 0 to 0.1. fal default: depends on Topaz Model.',
};

const knobs = [targetFps, compression, noise, halo, recoverDetail, grain];

export const topazOptions = [topazModel, ...knobs];

export const precisionOptions = [topazModelWithGaia2, ...knobs];
