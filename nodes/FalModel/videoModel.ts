import type { FilePlace, VideoModel } from '../shared/model/model';
import { preflightLimits } from './schema/limits';
import type { ModelSchema, Shape } from './schema/shape';

/**
 * A model that only its schema describes, as the run takes it: the labels of its fields, its files
 * and their limits.
 * @param listed the same endpoint in a menu of this package, whose data says more
 */
export function videoModelOf(schema: ModelSchema, listed: VideoModel | undefined): VideoModel {
	const { endpointId, fields } = schema;
	const files = fields.flatMap(({ name, title, shape }) => placesOf(shape, title, [name]));
	const labels = fields.map(({ name, title }) => ({
		name,
		displayName: title,
		type: 'string' as const,
		default: '',
	}));
	if (listed) {
		// Its own limits have been checked against fal's pages.
		return { ...listed, files: files.map(({ label, media, path }) => ({ label, media, path })) };
	}
	return {
		...undescribedModel(endpointId),
		fields: labels,
		files,
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
		promises: [],
		fields: [],
		files: [],
		unlisted: true,
	};
}

function placesOf(shape: Shape, label: string, path: readonly string[]): FilePlace[] {
	switch (shape.is) {
		case 'file':
			return [{ label, media: shape.media, path, ...preflightLimits(shape) }];
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
