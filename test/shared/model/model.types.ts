// What must not compile in a model file. Each directive below is the test: without the mistake that
// it expects on the next line, `npm run types` fails.
import { prompt } from '../../../nodes/KlingReference/models/fields';
import { keepAudio, sourceVideo } from '../../../nodes/shared/model/fields';
import type {
	Field,
	MediaField,
	ModelOf,
	ValueField,
	VideoModel,
} from '../../../nodes/shared/model/model';

type Reference = 'fal-ai/kling-video/o1/video-to-video/reference';
type Model = ModelOf<Reference>;
type ModelField = Model['fields'][number];

const seconds = {
	displayName: 'Duration',
	description: 'Length of the new shot',
	type: 'options',
} as const;

// The right ones compile, so that the mistakes below are the only ones.
export const duration: ModelField = {
	...seconds,
	name: 'duration',
	default: '5',
	options: [{ name: '5 Seconds', value: '5' }],
};
export const model: Model = {
	endpointId: 'fal-ai/kling-video/o1/video-to-video/reference',
	displayName: 'Kling O1',
	goodFor: 'A next shot',
	speed: 'Medium',
	sound: 'Kept',
	price: null,
	fields: [sourceVideo, prompt, keepAudio, duration],
};
export const inTheMenu: VideoModel = model;

// @ts-expect-error fal has no field of this name at this endpoint
export const wrongName: ModelField = { ...duration, name: 'lenght' };

// @ts-expect-error fal wants the seconds as a string here
export const wrongType: ModelField = { ...seconds, name: 'duration', default: 5 };

// @ts-expect-error fal does not offer 11 seconds at this endpoint
export const wrongDefault: ModelField = { ...seconds, name: 'duration', default: '11' };

const twoSeconds = [{ name: '2 Seconds', value: '2' as const }];
// @ts-expect-error fal does not offer 2 seconds at this endpoint
export const wrongChoice: ModelField = { ...duration, options: twoSeconds };

// @ts-expect-error another endpoint than the one whose fields are checked
export const wrongEndpoint: Model = { ...model, endpointId: 'fal-ai/video-upscaler' };

// @ts-expect-error fal has no keep_audio for an upscaler
export const borrowedField: ModelOf<'fal-ai/video-upscaler'>['fields'] = [keepAudio];

// @ts-expect-error when a field is shown is worked out from the models that have it
export const ownDisplay: ValueField = { ...keepAudio, displayOptions: { show: { model: ['x'] } } };

// @ts-expect-error n8n would stop the run over a field that nobody can see
export const ownRequired: ValueField = { ...keepAudio, required: true };

const file = {
	displayName: 'Video',
	name: 'video_url',
	description: 'A link',
	placeholder: 'e.g. x',
};
export const withMedia: MediaField = { ...file, media: 'video' };
// @ts-expect-error a file has to say whether it is a video or an image
export const noMedia: MediaField = file;

// @ts-expect-error every value has a default, which saved workflows rely on
export const noDefault: Field = { ...seconds, name: 'duration' };

// @ts-expect-error a price that is not published is null, never left out
export const noPrice: VideoModel = { ...model, price: undefined };

// fal's client does not know this endpoint, so its names are open; the kinds of values are not.
export const open: ModelOf<'fal-ai/topaz-video-ai'>['fields'][number] = {
	...seconds,
	name: 'enhancement_type',
	default: 'upscale',
};
