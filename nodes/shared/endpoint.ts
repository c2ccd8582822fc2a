import { CUSTOM, menuOf } from './custom';
import { InvalidInputError } from './errors';
import type { VideoModel, VideoNode } from './model';

const ENDPOINT_ID = /^[\w-][\w.-]*(\/[\w-][\w.-]*)+$/;
const CUSTOM_LABEL = 'Custom Endpoint ID';

export interface Endpoint {
	model: VideoModel;
	endpointId: string;
}

/**
 * The model that counts for an item, also where Model is an expression.
 * @throws InvalidInputError for an id that is not in the menu, or a custom id that is none
 */
export function readEndpoint(
	node: VideoNode,
	chosen: unknown,
	customEndpointId: unknown,
): Endpoint {
	const model = menuOf(node).find(({ endpointId }) => endpointId === chosen);
	if (model === undefined) {
		throw new InvalidInputError(
			'Model',
			`Model "${String(chosen)}" is not in the menu of this node`,
			`To use another endpoint, set Model to ${CUSTOM} and put its ID into ${CUSTOM_LABEL}.`,
		);
	}
	if (model.endpointId !== CUSTOM) return { model, endpointId: model.endpointId };
	return { model, endpointId: readCustomEndpointId(customEndpointId) };
}

export function isEndpointId(text: string): boolean {
	return ENDPOINT_ID.test(text);
}

function readCustomEndpointId(value: unknown): string {
	const id = typeof value === 'string' ? value.trim() : '';
	if (id === '') throw new InvalidInputError(CUSTOM_LABEL, `${CUSTOM_LABEL} is empty`, EXAMPLE);
	if (/^https?:/i.test(id)) {
		throw new InvalidInputError(
			CUSTOM_LABEL,
			`${CUSTOM_LABEL} is a link; it takes only the ID`,
			EXAMPLE,
		);
	}
	if (!isEndpointId(id)) {
		throw new InvalidInputError(CUSTOM_LABEL, `${CUSTOM_LABEL} "${id}" is not an ID`, EXAMPLE);
	}
	return id;
}

const EXAMPLE = 'An ID looks like fal-ai/kling-video/o1/video-to-video/edit.';
