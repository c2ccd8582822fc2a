import type { EndpointTypeMap } from '@fal-ai/client/endpoints';
import type { INodeProperties } from 'n8n-workflow';

import type {
	Limits,
	Needs,
	NewFrames,
	PictureLimits,
	Price,
	ResultLength,
	ResultSize,
	SoundLimits,
	SourceBilled,
	Surcharge,
	SurchargeAbove,
} from './published';

export type { Limits, PictureLimits, Price, ResultLength } from './published';

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
	/** fal takes only multiples of it. Not n8n's `numberPrecision`, which expressions pass by. */
	step?: number;
	/** Values that fal took once, so that saved workflows may hold them. */
	former?: ReadonlyArray<FormerValue<ItemOf<Value>>>;
}

/** 'renamed': the same under a new value, which is sent. 'gone': refused, with what to take instead. */
export type FormerValue<Value = unknown> =
	| { is: 'renamed'; from: string; to: Value }
	| { is: 'gone'; values: readonly string[]; instead: string };

/** What a link leads to, as far as fal tells it. */
export type Media = 'video' | 'image' | 'audio' | 'file';

/** Where in a request body fal expects a file, for models that only their schema describes. */
export interface FilePlace {
	/** The field as the form shows it. */
	label: string;
	media: Media;
	/** Names from the outside in; '*' for every entry of a list. */
	path: readonly string[];
	/** Of a video, instead of the model's. */
	limits?: Limits;
	/** Of a picture. */
	pictures?: PictureLimits;
	/** Of a sound. */
	sound?: SoundLimits;
}

/** One file that fal fetches by URL. */
export interface MediaField<Name extends string = string> {
	displayName: string;
	name: Name;
	media: Media;
	description: string;
	placeholder: string;
	hint?: string;
	mandatory?: boolean;
	/** Name under which fal takes it, in a list of one; without it a text of the field's own name. */
	sentAs?: string;
}

/** The named slots @Image1 … or @Element1 … of the form. */
export interface SlotsField<Name extends string = string> {
	displayName: string;
	name: Name;
	slots: 'images' | 'elements';
	description: string;
	/** What the model needs of an element, said at its frontal image. */
	hint?: string;
	/** Name under which fal takes the list; without it the field's own. */
	sentAs?: string;
	/** Slots of the form, 4 unless given. */
	most?: number;
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
	/** Fewer are a doubt: fal's schema allows them, its description does not. */
	fewestReferenceImages?: number;
	/** Not given: fal publishes none. */
	pictures?: PictureLimits;
}

/**
 * fal does not offer the endpoint; it is still sent if chosen. 'unlisted': no longer in fal's
 * catalogue, though it may still answer. 'gone': shut down. 'neverListed': nothing but a name.
 */
export type Retirement =
	| { is: 'unlisted' | 'gone'; since: string; instead: string }
	| { is: 'neverListed'; instead: string };

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
	/** The field that sets the frame rate of the result; without it, it is that of the source. */
	rate?: string;
	surcharge?: readonly Surcharge[];
	surchargeBySize?: readonly SurchargeAbove[];
	surchargeByRate?: readonly SurchargeAbove[];
	newFrames?: NewFrames;
	sourceBilled?: SourceBilled;
	needs?: readonly Needs[];
	/** What fal takes where a field is not sent, for the fields that price, length and needs go by. */
	falDefaults?: Readonly<Record<string, string | number>>;
	/** Always shown and sent, in the order of the job. */
	fields: readonly FieldType[];
	/** Sent only when added. */
	options?: readonly FieldType[];
	/** Sent with every request, without a place in the form. */
	sends?: Readonly<Record<string, boolean>>;
	retired?: Retirement;
	/** Names of a result's fields of which one holds its file; `video` and `videos` unless given, [] promises nothing. */
	promises?: readonly string[];
	/** Instead of the media fields: every place of a file in the body. */
	files?: readonly FilePlace[];
	/** Only its schema is known, so not how it is billed. */
	unlisted?: true;
}

/**
 * A model whose field names and values the compiler checks against the types of fal's client. `Newer`
 * are the fields that fal has published otherwise since, each with its source and date.
 */
export type ModelOf<EndpointId extends string, Newer extends object = object> = VideoModel<
	EndpointId,
	FieldOf<Omit<InputOf<EndpointId>, keyof Newer> & Newer>
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
	/** The models of all nodes, so that Custom Endpoint knows the cost of one that is listed elsewhere. */
	listed: readonly VideoModel[];
	presets?: PromptPresets;
}
