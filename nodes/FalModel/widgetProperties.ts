import type { INodeProperties } from 'n8n-workflow';

import { fieldProperty } from '../shared/form/fieldProperties';
import { elements, sourceVideo } from '../shared/model/fields';
import type { Media, MediaField } from '../shared/model/model';
import { notTaken, ROWS } from './schema/widgets';

/**
 * Hidden where the mark of the chosen model says that it does not take it, so that everything shows
 * where there is no mark. Not by a regular expression: n8n gives each 250 ms of wall-clock time, and
 * on a busy machine the run would end there.
 */
function shown(property: INodeProperties): INodeProperties {
	return {
		...property,
		displayOptions: {
			hide: {
				'/model': [''],
				'/input.schema[0].displayName': [{ _cnd: { includes: notTaken(property.name) } }],
			},
		},
	};
}

const PLACEHOLDERS: Readonly<Record<Media, string>> = {
	video: 'e.g. https://example.com/clip.mp4',
	image: 'e.g. https://example.com/picture.png',
	audio: 'e.g. https://example.com/voice.mp3',
	file: 'e.g. https://example.com/file.zip',
};

function file(name: string, displayName: string, media: Media, description: string): MediaField {
	return { name, displayName, media, description, placeholder: PLACEHOLDERS[media] };
}

/** One row for each file, without numbers, which would lie after a row is deleted. */
function fileList(
	name: string,
	displayName: string,
	one: { displayName: string; media: Media },
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: `Add ${one.displayName}`,
		default: {},
		description,
		options: [
			{
				displayName: one.displayName,
				name: ROWS,
				values: [
					fieldProperty(
						file(
							ROWS,
							one.displayName,
							one.media,
							'A public link, or the binary field that holds it',
						),
					),
				],
			},
		],
	};
}

const elementVideo = (slot: number): INodeProperties =>
	fieldProperty(
		file(
			'video_url',
			`Element ${slot} Video`,
			'video',
			'Instead of pictures, where the model takes it: a video of the element',
		),
	);

/** The elements of the job nodes, with the video that newer models take. */
function elementSlots(): INodeProperties {
	const property = fieldProperty(elements);
	const slots = (property.options ?? []).map((slot, index) =>
		'values' in slot ? { ...slot, values: [...slot.values, elementVideo(index + 1)] } : slot,
	);
	return { ...property, options: slots };
}

/** In the order of the form; each name is a widget of schema/widgets.ts. */
const widgets: INodeProperties[] = [
	fieldProperty(sourceVideo),
	fieldProperty(file('image_url', 'Image', 'image', 'The picture to begin with or to work on')),
	fieldProperty(
		file('first_frame_url', 'First Frame', 'image', 'The picture the video starts with'),
	),
	fieldProperty(file('last_frame_url', 'Last Frame', 'image', 'The picture the video ends with')),
	fieldProperty(file('mask_url', 'Mask', 'image', 'White where something is to change')),
	fieldProperty(file('audio_url', 'Audio', 'audio', 'The sound or voice to work with')),
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. A paper boat drifts down a rainy street',
		description: 'What is to be seen or heard',
	},
	{
		displayName: 'Negative Prompt',
		name: 'negative_prompt',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. flickering, blurry',
		description: 'What must not be seen or heard',
	},
	fileList(
		'image_urls',
		'Images',
		{ displayName: 'Image', media: 'image' },
		'Pictures to work with, in the order of the prompt',
	),
	fileList(
		'reference_image_urls',
		'Reference Images',
		{ displayName: 'Reference Image', media: 'image' },
		'Pictures that show how a person, a thing or a style looks',
	),
	fileList(
		'video_urls',
		'Videos',
		{ displayName: 'Video', media: 'video' },
		'Videos to work with, in order',
	),
	fileList(
		'audio_urls',
		'Sounds',
		{ displayName: 'Sound', media: 'audio' },
		'Sounds or voices to work with, in order',
	),
	elementSlots(),
];

export const widgetProperties: INodeProperties[] = widgets.map(shown);
