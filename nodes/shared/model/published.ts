/** What fal publishes as the price of a model; several tiers are told by `applies`. */
export interface Price {
	usd: number;
	per: 'second' | 'megapixel' | 'megapixel second' | 'compute second';
	/** To what the figure applies, e.g. '1080p'. */
	applies?: string;
	/** fal rounds the price of a job up to a multiple of so many US dollars. */
	roundedUpTo?: number;
	asOf: string;
}

/** What fal publishes about the source video. A range is [smallest, largest]. */
export interface Limits {
	formats?: readonly string[];
	seconds?: readonly [number, number];
	/** Width and height in pixels. */
	pixels?: readonly [number, number];
	framesPerSecond?: readonly [number, number];
	/** Width divided by height: [narrowest, widest]. */
	aspectRatio?: readonly [number, number];
	megabytes?: number;
	promptCharacters?: number;
	/** Longer clips are not refused but cut to so many seconds. */
	cutsToSeconds?: number;
	asOf: string;
	/** Limits that others state, such as the maker of the model, not fal: a breach is a doubt. */
	notByFal?: ReadonlyArray<'formats' | 'seconds' | 'pixels' | 'megabytes' | 'promptCharacters'>;
}

/** What fal publishes about a picture, be it an image or one of an element. */
export interface PictureLimits {
	megabytes: number;
	/** Width and height in pixels, at least. */
	shortestSide: number;
	/** Width divided by height: [narrowest, widest]. */
	aspectRatio: readonly [number, number];
}

/** What fal publishes about a sound. A range is [smallest, largest]. */
export interface SoundLimits {
	seconds?: readonly [number, number];
	megabytes?: number;
}

/**
 * How long the result is, by the fields that decide it; without it as long as the source, or as long
 * as the model's cut.
 */
export interface ResultLength {
	/** The result has this many seconds, whatever the source has. */
	own?: string;
	/** Only so much of the source is used, in seconds or in frames; 0 uses all. */
	cut?: { field: string; perSecond?: number };
	/** It plays so many times slower. */
	slower?: string;
}

/** How large the result is, by the fields that decide it; without it as large as the source. */
export interface ResultSize {
	/** So many times wider and higher. */
	factor?: string;
	/**
	 * To a size like '1080p' or '4k': `only` while another field has this value, or as long as the field
	 * of `factor` is not sent.
	 */
	target?: { field: string; only?: { field: string; value: string } };
}

/**
 * A choice that multiplies the price of a second; below 1 it makes it cheaper. What is not sent counts
 * as fal's own default. Several that apply multiply.
 */
export interface Surcharge {
	field: string;
	value: string;
	times: number;
	/** fal's default is not published: this value counts until another one is sent. */
	assumed?: true;
}

/** A size or a frame rate above which each second costs more; of several, the last that applies counts. */
export interface SurchargeAbove {
	/** Pixels of the shorter side, or frames per second, of the result. */
	above: number;
	/** Only while this field has this value. */
	only?: { field: string; value: string };
	/** null: fal does not publish what it costs. */
	times: number | null;
}

/** fal bills the frames that are newly made; the price of a second holds for so many of them. */
export interface NewFrames {
	perSecond: number;
}

/**
 * The seconds of the source are billed beside those of the result: as many as it has, or at least as
 * many as the result has.
 */
export type SourceBilled = 'as it is' | 'at least as the result';

/** A value that works only together with another one, by fal's own text. */
export interface Needs {
	field: string;
	/** Without it any value that is sent. */
	values?: ReadonlyArray<string | number>;
	needs: { field: string; value: string | number };
	/** 'refused': fal says so. 'doubtful': what fal does then is not published. */
	otherwise: 'refused' | 'doubtful';
}
