import type { FilePlace, VideoModel } from '../shared/model/model';
import { videoLimits } from './schema/files';
import type { ModelSchema, Shape } from './schema/shape';

/**
 * A model that only its schema describes, as the run takes it: the labels of its fields, its files,
 * and the limits of its one video.
 * @param listed the same endpoint in a menu of this package, whose data says more
 */
export function videoModelOf(schema: ModelSchema, listed: VideoModel | undefined): VideoModel {
	const { endpointId, fields } = schema;
	const files = fields.flatMap(({ name, title, shape }) => placesOf(shape, title, [name]));
	const videos = files.filter(({ media }) => media === 'video');
	const limits = videos.length === 1 ? limitsAt(schema, videos[0].path) : undefined;
	const labels = fields.map(({ name, title }) => ({
		name,
		displayName: title,
		type: 'string' as const,
		default: '',
	}));
	if (listed) return { ...listed, files };
	return {
		...undescribedModel(endpointId),
		fields: labels,
		files,
		...(limits && { limits: videoLimits(limits, '') }),
	};
}

/** A model of which nothing but its id is known. */
export function undescribedModel(endpointId: string): VideoModel {
	return {
		endpointId,
		displayName: endpointId,
		goodFor: '',
		speed: 'Not known',
		sound: 'Not known',
		price: null,
		fields: [],
		files: [],
		unlisted: true,
	};
}

function placesOf(shape: Shape, label: string, path: readonly string[]): FilePlace[] {
	switch (shape.is) {
		case 'file':
			return [{ label, media: shape.media, path }];
		case 'list':
			return placesOf(shape.of, label, [...path, '*']);
		case 'object':
			return shape.fields.flatMap((field) => placesOf(field.shape, label, [...path, field.name]));
		case 'either':
			return shape.of.flatMap((one) => placesOf(one, label, path));
		default:
			return [];
	}
}

function limitsAt({ fields }: ModelSchema, [name, ...rest]: readonly string[]) {
	const shape = fields.find((field) => field.name === name)?.shape;
	const file = shape?.is === 'list' && rest.length === 1 ? shape.of : shape;
	return file?.is === 'file' ? file.limits : undefined;
}
