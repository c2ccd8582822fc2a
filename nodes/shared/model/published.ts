/** What fal publishes as the price of a model; several tiers are told by `applies`. */
export interface Price {
	usd: number;
	per: 'second' | 'megapixel' | 'compute second';
	/** To what the figure applies, e.g. '1080p'. */
	applies?: string;
	asOf: string;
}

/** What fal publishes about the source video. A range is [smallest, largest]. */
export interface Limits {
	formats?: readonly string[];
	seconds?: readonly [number, number];
	/** Width and height in pixels. */
	pixels?: readonly [number, number];
	framesPerSecond?: readonly [number, number];
	megabytes?: number;
	promptCharacters?: number;
	/** Longer clips are not refused but cut to so many seconds. */
	cutsToSeconds?: number;
	asOf: string;
	/** Limits that fal states differently in different places. */
	disputed?: ReadonlyArray<'seconds' | 'pixels'>;
}

/** What fal publishes about a picture of an element. */
export interface PictureLimits {
	megabytes: number;
	/** Width and height in pixels, at least. */
	shortestSide: number;
	/** Width divided by height: [narrowest, widest]. */
	aspectRatio: readonly [number, number];
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
	/** To a height like '1080p', while another field has this value. */
	target?: { field: string; only: { field: string; value: string } };
}

/** A choice that multiplies the price of a second. */
export interface DearerChoice {
	field: string;
	value: string;
	times: number;
}

/** A result whose shorter side is above so many pixels costs more for each second. */
export interface DearerSize {
	above: number;
	times: number;
}
