import { CUSTOM, knownModel, menuOf } from '../model/menu';
import { InvalidInputError } from '../failures/failure';
import { shown } from './readers';
import type { VideoModel, VideoNode } from '../model/model';

/** An owner has no dot, so that a host's name is not taken for one. */
const ENDPOINT_ID = /^[\w-]+(\/[\w-][\w.-]*)+$/;
const LINK = /^(https?:)?\/\/|^[\w-]+\.[\w.-]+\//i;
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
	const word = typeof chosen === 'string' ? chosen.trim() : chosen;
	const model = menuOf(node).find(({ endpointId }) => endpointId === word);
	if (model === undefined) {
		throw new InvalidInputError(
			'Model',
			`Model "${shown(chosen)}" is not in the menu of this node`,
			`To use another endpoint, set Model to ${CUSTOM} and put its ID into ${CUSTOM_LABEL}.`,
		);
	}
	if (model.endpointId !== CUSTOM) return { model, endpointId: model.endpointId };
	const endpointId = readCustomEndpointId(customEndpointId);
	const known = knownModel(node, { model, endpointId });
	// One that is listed returns what it returns, however it was chosen.
	return { model: known === null ? model : { ...model, promises: known.promises }, endpointId };
}

/** @throws InvalidInputError for what is no endpoint id, named by the field's label */
export function readCustomEndpointId(value: unknown, label = CUSTOM_LABEL): string {
	const isEmpty = value === undefined || value === null;
	const id = typeof value === 'string' ? value.trim() : isEmpty ? '' : shown(value);
	if (id === '') throw new InvalidInputError(label, `${label} is empty`, EXAMPLE);
	if (LINK.test(id)) {
		throw new InvalidInputError(label, `${label} is a link; it takes only the ID`, EXAMPLE);
	}
	if (!ENDPOINT_ID.test(id)) {
		throw new InvalidInputError(label, `${label} "${shown(id)}" is not an ID`, EXAMPLE);
	}
	return id;
}

const EXAMPLE = 'An ID looks like fal-ai/kling-video/o1/video-to-video/edit.';
