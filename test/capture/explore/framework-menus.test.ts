import { describe, expect, it } from 'vitest';
import { useExplorer } from './explore-fixture.js';

const explore = useExplorer();

/** A page with one message, a control beside it, and what the control does. */
const message = (control: string, onclick: string, before = '') => `<style>main a, main button { padding: 9px }</style>
  <main>${before}<article><p>Un message</p><span class="tools">${control}</span></article></main>
  <script>document.querySelector('.tools').firstElementChild.onclick = ${onclick};</script>`;

const menu = '<ul class="dropdown-menu" role="menu" hidden></ul>';
const opensMenu = `(event) => {
  event.preventDefault();
  const menu = document.querySelector('[role=menu]');
  menu.innerHTML = '<li><button role="menuitem">Signaler ce message</button></li>';
  menu.hidden = false;
}`;

describe('a control of a message', () => {
  it.each<[string, string]>([
    ['Bootstrap 3 and 4', '<a href="#" data-toggle="dropdown"><i class="fa"></i></a>'],
    ['Bootstrap 5', '<a href="#" data-bs-toggle="dropdown"><i class="bi"></i></a>'],
    ['UIkit', '<a href="#" uk-toggle="target: + *"><i></i></a>'],
    ['Flowbite', '<button data-dropdown-toggle="m"><i></i></button>'],
    ['an icon of three dots', '<a href="#"><i class="fa fa-fw fa-ellipsis-v"></i></a>'],
    [
      'an icon drawn by reference',
      '<button><svg width="9" height="9"><use href="/icons.svg#more-horizontal"></use></svg></button>',
    ],
    ['a ligature of an icon font', '<button>more_vert</button>'],
  ])('that opens a menu, and says so in the way of %s', async (_, toggle) => {
    const { explored, controls } = await explore(message(toggle, opensMenu, menu));
    expect(explored[0]).toMatchObject({ outcome: 'revealed' });
    expect(controls.map(({ name }) => name)).toContain('Signaler ce message');
  });

  it('that is an icon is known by the menu that is hidden beside it, and left where the menu stands elsewhere', async () => {
    const icon = '<button><i class="x7"></i></button>';
    const beside = await explore(message(`${icon}${menu}`, opensMenu));
    expect(beside.controls.map(({ name }) => name)).toContain('Signaler ce message');
    expect((await explore(message(icon, opensMenu, menu))).explored).toEqual([]);
  });

  it.each<[string, string]>([
    ['that votes', '<a href="#"><i class="fa fa-chevron-up"></i></a>'],
    ['that shows a tip', '<button data-toggle="tooltip"><i class="fa fa-heart"></i></button>'],
    ['of a panel that is open', '<button data-toggle="collapse" aria-expanded="true"><i class="fa fa-minus"></i></button>'],
  ])('%s, opens nothing and is left', async (_, control) => {
    const { explored, reached } = await explore(message(control, "() => fetch('/vote', { method: 'POST' })"));
    expect(explored).toEqual([]);
    expect(reached).toEqual([]);
  });
});
