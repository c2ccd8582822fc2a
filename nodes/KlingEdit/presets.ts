/** A menu entry and the words it adds to the prompt. */
export interface Preset {
	name: string;
	value: string;
	description: string;
	words: string;
}

const none = { name: 'None', value: 'none', description: 'Only the prompt', words: '' };

export const enhancements: readonly Preset[] = [
	none,
	{
		name: 'Overall Quality',
		value: 'quality',
		description: 'Sharpness and colors',
		words: 'Raise the overall quality: sharper details, cleaner and richer colors',
	},
	{
		name: 'Denoise',
		value: 'denoise',
		description: 'Noise and grain',
		words: 'Clean up the picture: remove noise and film grain without losing detail',
	},
	{
		name: 'Color Correction',
		value: 'color',
		description: 'Flat or wrong colors',
		words: 'Correct the colors: vibrant but natural, with better contrast',
	},
	{
		name: 'Lighting',
		value: 'lighting',
		description: 'Dark clips',
		words: 'Improve the lighting: brighten dark areas with a warm golden-hour glow',
	},
	{
		name: 'Reduce Flicker',
		value: 'flicker',
		description: 'Unsteady brightness and colors',
		words: 'Keep brightness, colors and textures steady from frame to frame, without flicker',
	},
];

export const styles: readonly Preset[] = [
	none,
	{
		name: 'Anime',
		value: 'anime',
		description: 'Japanese animation',
		words: 'Japanese anime style, cel shading',
	},
	{
		name: 'Watercolor',
		value: 'watercolor',
		description: 'Soft, flowing colors',
		words: 'Soft watercolor painting with flowing colors',
	},
	{
		name: 'Oil Painting',
		value: 'oilPainting',
		description: 'Textured brushstrokes',
		words: 'Classical oil painting, textured brushstrokes',
	},
	{
		name: 'Pixel Art',
		value: 'pixelArt',
		description: '8-bit game',
		words: '8-bit pixel art retro game style',
	},
	{
		name: 'Noir',
		value: 'noir',
		description: 'High-contrast black and white',
		words: 'Black and white film noir, high contrast',
	},
	{
		name: 'Cyberpunk',
		value: 'cyberpunk',
		description: 'Neon, futuristic',
		words: 'Neon cyberpunk aesthetic, futuristic',
	},
	{
		name: 'Sketch',
		value: 'sketch',
		description: 'Pencil',
		words: 'Hand-drawn pencil sketch style',
	},
	{
		name: 'Comic',
		value: 'comic',
		description: 'Bold outlines',
		words: 'Comic book style with bold outlines',
	},
];

/** {what} and {with} stand for the fields of these names. */
export const changes: readonly Preset[] = [
	{ ...none, name: 'Describe It Myself', value: 'describe' },
	{
		name: 'Replace',
		value: 'replace',
		description: 'One thing by another',
		words: 'Replace {what} with {with}',
	},
	{
		name: 'Remove',
		value: 'remove',
		description: 'And fill the space',
		words: 'Remove {what} and fill the space with what would naturally be behind it',
	},
	{
		name: 'Add',
		value: 'add',
		description: 'Something that is not there',
		words: 'Add {what}, matching the light and movement of the scene',
	},
];
