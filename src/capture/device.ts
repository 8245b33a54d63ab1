/** What the site is told that it is visited with. */
export const deviceNames = ['desktop', 'mobile'] as const;
export type DeviceName = (typeof deviceNames)[number];

export interface DeviceTraits {
  /** Window when none is asked for, in CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
  readonly isMobile: boolean;
  readonly hasTouch: boolean;
  readonly deviceScaleFactor: number;
}

const traits: Readonly<Record<DeviceName, DeviceTraits>> = {
  desktop: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 },
  mobile: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** Window, touch and pixel density of a device: an ordinary laptop, or an ordinary telephone held upright. */
export const deviceTraits = (device: DeviceName = 'desktop'): DeviceTraits => traits[device];
