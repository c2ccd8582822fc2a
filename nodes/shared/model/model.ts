import type { EndpointTypeMap } from '@fal-ai/client/endpoints';
import type { INodeProperties } from 'n8n-workflow';

import type {
	DearerChoice,
	DearerSize,
	Limits,
	PictureLimits,
	Price,
	ResultLength,
	ResultSize,
} from './published';

export type { Limits, Price, ResultLength } from './published';

/** What fal receives at an endpoint, as its own client knows it; any names where it does not know it. */
export type InputOf<EndpointId extends string> = EndpointId extends keyof EndpointTypeMap
	? EndpointTypeMap[EndpointId]['input']
	: Record<string, string | number | boolean | string[]>;

type ItemOf<Value> = Value extends ReadonlyArray<infer Item> ? Item : Value;

/**
 * One value that fal receives under the field's own name, written as an n8n parameter.
 * '' is never sent. The default is frozen: n8n saves only what differs from it.
 */
export interface ValueField<Name extends string = string, Value = unknown> extends Omit<
	INodeProperties,
	'name' | 'default' | 'displayOptions' | 'options' | 'required'
> {
	name: Name;
	default: Value | '';
	options?: Array<{ name: string; value: ItemOf<Value> | ''; description?: string }>;
	/** An item without it is refused. Not n8n's `required`, which stops runs over hidden fields. */
	mandatory?: boolean;
	/**
	 * Sent only while this option of the same form has this value. It stays visible: n8n drops what is
	 * shown by the value of a collection when it saves.
	 */
	onlyWith?: { option: string; value: string };
}

/** One file that fal fetches by URL. */
export interface MediaField<Name extends string = string> {
	displayName: string;
	name: Name;
	media: 'video' | 'image';
	description: string;
	placeholder: string;
	hint?: string;
	mandatory?: boolean;
}

/** The named slots @Image1 … or @Element1 … of the form. */
export interface SlotsField<Name extends string = string> {
	displayName: string;
	name: Name;
	slots: 'images' | 'elements';
	description: string;
}

export type Field = ValueField | MediaField | SlotsField;

/** Links are text at fal, slots are lists. */
type FieldFor<Name extends string, Value> =
	| ValueField<Name, Value>
	| (string extends Value ? MediaField<Name> : never)
	| (Value extends readonly unknown[] ? SlotsField<Name> : never);

type FieldOf<Input> = {
	[Name in keyof Input & string]: FieldFor<Name, NonNullable<Input[Name]>>;
}[keyof Input & string];

/** What one element of @Element1 … must hold, and how many images and elements fit together. */
export interface ReferenceRules {
	imagesAndElements: number;
	frontalImage: 'required' | 'optional';
	referenceImages: readonly [number, number];
	/** Not given: fal publishes none. */
	pictures?: PictureLimits;
}

/** fal has withdrawn or moved the endpoint, or never had it. It is still sent if chosen. */
export interface Retirement {
	/** e.g. '24 Sep 2026'; null where fal never listed it. */
	since: string | null;
	/** Display name of the model to take instead. */
	instead: string;
	why: string;
}

/** One fal endpoint as data: what the form shows, what is sent, what it costs. */
export interface VideoModel<EndpointId extends string = string, FieldType = Field> {
	endpointId: EndpointId;
	displayName: string;
	/** One short sentence without its final period. */
	goodFor: string;
	speed: 'Fast' | 'Medium' | 'Slow' | 'Not known';
	/** What becomes of the sound. */
	sound: string;
	/** null: fal does not publish it. */
	price: Price | null;
	limits?: Limits;
	references?: ReferenceRules;
	length?: ResultLength;
	size?: ResultSize;
	dearer?: readonly DearerChoice[];
	/** Rising. */
	dearerBySize?: readonly DearerSize[];
	/** Always shown and sent, in the order of the job. */
	fields: readonly FieldType[];
	/** Sent only when added. */
	options?: readonly FieldType[];
	retired?: Retirement;
}

/** A model whose field names and values the compiler checks against fal's own types. */
export type ModelOf<EndpointId extends string> = VideoModel<
	EndpointId,
	FieldOf<InputOf<EndpointId>>
>;

/** Parameters of ours that become words of the prompt. */
export interface PromptPresets {
	properties: INodeProperties[];
	/** @returns the preset's words, '' for none; throws InvalidInputError when a part is missing */
	compose(read: (name: string) => string): string;
}

/** What a node's Model menu offers. */
export interface ModelMenu {
	/** In menu order. */
	models: readonly VideoModel[];
	/** Endpoint ID of the preselected model. */
	defaultModel: string;
	/** What the form shows for Custom Endpoint; each is the object that the node's models use. */
	customFields: readonly Field[];
}

/** A job node: its menu and its presets. */
export interface VideoNode extends ModelMenu {
	presets?: PromptPresets;
}
