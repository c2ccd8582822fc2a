import type { Field, ModelMenu, VideoModel, VideoNode } from './model';

/** The menu value that stands for an endpoint given by its id. */
export const CUSTOM = 'custom';

/** Any other endpoint: takes what is filled in of the fields that the node names for it. */
export function customModel(fields: readonly Field[]): VideoModel {
	return {
		endpointId: CUSTOM,
		displayName: 'Custom Endpoint',
		goodFor: 'Any other fal endpoint, by its ID',
		speed: 'Not known',
		sound: 'Not known',
		price: null,
		promises: [],
		fields,
	};
}

/** An endpoint of which nothing is known: its fields keep fal's own names. */
export function unlistedModel(endpointId: string): VideoModel {
	return { ...customModel([]), endpointId, displayName: endpointId };
}

/** The node's models in menu order, Custom Endpoint last. */
export function menuOf({ models, customFields }: ModelMenu): readonly VideoModel[] {
	return [...models, customModel(customFields)];
}

/** The model whose data an order goes by, also where its id was typed; null for one no node lists. */
export function knownModel(
	{ listed }: Pick<VideoNode, 'listed'>,
	{ model, endpointId }: { model: VideoModel; endpointId: string },
): VideoModel | null {
	if (model.endpointId !== CUSTOM && !model.unlisted) return model;
	return listed.find((one) => one.endpointId === endpointId) ?? null;
}

/** Where fal has a negative prompt of its own, that one is offered instead. */
export function takesAvoid(model: VideoModel): boolean {
	const native = model.options?.some((field) => field.name === 'negative_prompt') ?? false;
	return hasField(model, 'prompt') && !native;
}

export function hasField(model: VideoModel, name: string): boolean {
	return model.fields.some((field) => field.name === name);
}
