import type { InputOf, ValueField } from '../../shared/model/model';

type FormerModel = NonNullable<InputOf<'fal-ai/topaz/upscale/video'>['model']>;

/** fal's document of 24 Sep 2026; the client's types do not know the endpoint. */
type PrecisionModel =
	| 'Proteus'
	| 'Proteus Natural'
	| 'Iris'
	| 'Iris Low Quality'
	| `Dione ${'DV' | 'TV' | 'Robust' | 'Dehalo' | 'Robust Dehalo'}`
	| `Artemis ${'High Quality' | 'Medium Quality' | 'Low Quality'}`
	| `Artemis ${'Strong Halo' | 'Medium Halo' | 'Aliasing & Moire'}`
	| `Gaia ${'HQ' | 'CG' | '2'}`
	| 'Rhea'
	| `Theia Fine Tune ${'Detail' | 'Fidelity'}`;

type Choices<Value> = NonNullable<ValueField<string, Value>['options']>;

const noise = 'Removes noise and sharpens';
const computerMade = 'For AI-made video, computer graphics, animation';
const generative = 'Generative: makes up detail';

const formerModels: Choices<FormerModel> = [
	{ name: 'Artemis HQ', value: 'Artemis HQ', description: noise },
	{ name: 'Artemis LQ', value: 'Artemis LQ', description: noise },
	{ name: 'Artemis MQ', value: 'Artemis MQ', description: noise },
	{ name: 'Gaia CG', value: 'Gaia CG', description: computerMade },
	{ name: 'Gaia HQ', value: 'Gaia HQ', description: computerMade },
	{ name: 'Nyx', value: 'Nyx', description: 'Removes noise' },
	{ name: 'Nyx Fast', value: 'Nyx Fast', description: 'Removes noise' },
	{ name: 'Nyx HF', value: 'Nyx HF', description: 'Removes noise' },
	{ name: 'Nyx XL', value: 'Nyx XL', description: 'Removes noise' },
	{ name: 'Proteus', value: 'Proteus', description: 'Best for most videos' },
	{ name: 'Starlight Fast 1', value: 'Starlight Fast 1', description: 'Deprecated by fal' },
	{ name: 'Starlight Fast 2', value: 'Starlight Fast 2', description: generative },
	{ name: 'Starlight HQ', value: 'Starlight HQ', description: generative },
	{ name: 'Starlight Mini', value: 'Starlight Mini', description: generative },
	{ name: 'Starlight Precise 1', value: 'Starlight Precise 1', description: 'Deprecated by fal' },
	{ name: 'Starlight Precise 2', value: 'Starlight Precise 2', description: 'Deprecated by fal' },
	{ name: 'Starlight Precise 2.5', value: 'Starlight Precise 2.5', description: generative },
	{ name: 'Starlight Sharp', value: 'Starlight Sharp', description: generative },
];

const formerModel: ValueField<'model', FormerModel> = {
	displayName: 'Topaz Model',
	name: 'model',
	type: 'options',
	default: 'Proteus',
	options: formerModels,
	description: "Which of Topaz's own models does the work. fal default: Proteus.",
};

const artemis = [
	'High Quality',
	'Medium Quality',
	'Low Quality',
	'Strong Halo',
	'Medium Halo',
	'Aliasing & Moire',
] as const;

const interlaced = 'For interlaced video';
const faces = 'Made for faces';

const precisionModel: ValueField<'model', PrecisionModel> = {
	...formerModel,
	default: 'Proteus',
	options: [
		...artemis.map((kind) => ({
			name: `Artemis ${kind}`,
			value: `Artemis ${kind}` as const,
			description: noise,
		})),
		{ name: 'Dione Dehalo', value: 'Dione Dehalo', description: interlaced },
		{ name: 'Dione DV', value: 'Dione DV', description: interlaced },
		{ name: 'Dione Robust', value: 'Dione Robust', description: interlaced },
		{ name: 'Dione Robust Dehalo', value: 'Dione Robust Dehalo', description: interlaced },
		{ name: 'Dione TV', value: 'Dione TV', description: interlaced },
		{ name: 'Gaia 2', value: 'Gaia 2', description: 'Works with Upscale Factor 2 only' },
		{ name: 'Gaia CG', value: 'Gaia CG', description: computerMade },
		{ name: 'Gaia HQ', value: 'Gaia HQ', description: computerMade },
		{ name: 'Iris', value: 'Iris', description: faces },
		{ name: 'Iris Low Quality', value: 'Iris Low Quality', description: faces },
		{ name: 'Proteus', value: 'Proteus', description: 'Best for most videos' },
		{
			name: 'Proteus Natural',
			value: 'Proteus Natural',
			description: 'Works with Upscale Factor 2 only',
		},
		{ name: 'Rhea', value: 'Rhea' },
		{ name: 'Theia Fine Tune Detail', value: 'Theia Fine Tune Detail' },
		{ name: 'Theia Fine Tune Fidelity', value: 'Theia Fine Tune Fidelity' },
	],
	former: [
		{ is: 'gone', values: ['Artemis HQ'], instead: 'Take Artemis High Quality.' },
		{ is: 'gone', values: ['Artemis MQ'], instead: 'Take Artemis Medium Quality.' },
		{ is: 'gone', values: ['Artemis LQ'], instead: 'Take Artemis Low Quality.' },
		{
			is: 'gone',
			values: ['Nyx', 'Nyx Fast', 'Nyx XL', 'Nyx HF'],
			instead: 'Choose Topaz Denoise in Model.',
		},
		{
			is: 'gone',
			values: ['Starlight HQ', 'Starlight Mini', 'Starlight Sharp', 'Starlight Fast 2'],
			instead: 'Choose Topaz Generative in Model, at 3 to 12 times the price.',
		},
		{
			is: 'gone',
			values: [
				'Starlight Precise 1',
				'Starlight Precise 2',
				'Starlight Precise 2.5',
				'Starlight Fast 1',
			],
			instead:
				'fal no longer has it; Topaz Generative has Starlight Precise 2.6 and Starlight Fast 2.',
		},
	],
};

export const targetFps: ValueField<'target_fps', number> = {
	displayName: 'Target FPS',
	name: 'target_fps',
	type: 'number',
	typeOptions: { minValue: 16, maxValue: 60, numberPrecision: 0 },
	default: 30,
	description:
		'Frames per second of the new video, 16 to 60; above 30 may cost twice as much. fal default: no frames added.',
};

const fromZeroToOne = { minValue: 0, maxValue: 1, numberPrecision: 3 };

export const compression: ValueField<'compression', number> = {
	displayName: 'Compression',
	name: 'compression',
	type: 'number',
	typeOptions: fromZeroToOne,
	default: 0,
	description:
		'How strongly traces of compression are removed, 0 to 1. fal default: depends on Topaz Model.',
};

export const noiseRemoval: ValueField<'noise', number> = {
	displayName: 'Noise',
	name: 'noise',
	type: 'number',
	typeOptions: fromZeroToOne,
	default: 0,
	description: 'How strongly noise is removed, 0 to 1. fal default: depends on Topaz Model.',
};

export const halo: ValueField<'halo', number> = {
	displayName: 'Halo',
	name: 'halo',
	type: 'number',
	typeOptions: fromZeroToOne,
	default: 0,
	description: 'How strongly halos are removed, 0 to 1. fal default: depends on Topaz Model.',
};

const recoverDetail: ValueField<'recover_detail', number> = {
	displayName: 'Recover Detail',
	name: 'recover_detail',
	type: 'number',
	typeOptions: fromZeroToOne,
	default: 0,
	description:
		'How much of the original detail is kept, 0 to 1. fal default: depends on Topaz Model.',
};

/** The client's types say 1 at most and name no steps; fal's document of 24 Sep 2026 has these. */
const grain: ValueField<'grain', number> = {
	displayName: 'Grain',
	name: 'grain',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 0.1, numberPrecision: 2 },
	step: 0.01,
	default: 0,
	description:
		'How much film grain is added, 0 to 0.1 in steps of 0.01. fal default: depends on Topaz Model.',
};

const knobs = [targetFps, compression, noiseRemoval, halo, recoverDetail, grain];

export const formerOptions = [formerModel, ...knobs];

export const precisionOptions = [precisionModel, ...knobs];
