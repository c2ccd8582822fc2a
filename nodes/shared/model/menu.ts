import type { Field, VideoModel, VideoNode } from './model';

/** The menu value that stands for an endpoint given by its id. */
export const CUSTOM = 'custom';

const CUSTOM_FIELDS = ['video_url', 'prompt', 'image_urls', 'elements'];

/** Any other endpoint: takes what is filled in of the node's video, prompt, images and elements. */
export function customModel(models: readonly VideoModel[]): VideoModel {
	const fields = CUSTOM_FIELDS.map((name) => findField(models, name));
	return {
		endpointId: CUSTOM,
		displayName: 'Custom Endpoint',
		goodFor: 'Any other fal endpoint, by its ID',
		speed: 'Not known',
		sound: 'Not known',
		price: null,
		fields: fields.filter((field) => field !== undefined),
	};
}

/** An endpoint of which nothing is known: its fields keep fal's own names. */
export function unlistedModel(endpointId: string): VideoModel {
	return { ...customModel([]), endpointId, displayName: endpointId };
}

/** The node's models in menu order, Custom Endpoint last. */
export function menuOf(node: VideoNode): readonly VideoModel[] {
	return [...node.models, customModel(node.models)];
}

/** The model whose data an order goes by, also where its id was typed; null for one no node lists. */
export function knownModel(
	{ listed }: VideoNode,
	{ model, endpointId }: { model: VideoModel; endpointId: string },
): VideoModel | null {
	if (model.endpointId !== CUSTOM) return model;
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

function findField(models: readonly VideoModel[], name: string): Field | undefined {
	return models.flatMap((model) => model.fields).find((field) => field.name === name);
}
