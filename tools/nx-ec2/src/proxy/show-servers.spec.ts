import { activeOf, readServers } from './show-servers';

const stat = [
  '# pxname,svname,scur,status,check_status,check_code,last_chk,',
  'app,blue,3,UP,L7OK,200,OK,',
  'app,green,0,DOWN,* L4CON,,"Connection refused, again",',
  '',
].join('\n');

const state = (blue: number, green: number) =>
  [
    '1',
    '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight',
    `3 app 1 blue 198.18.78.38 2 ${blue} 1`,
    `3 app 2 green 198.18.78.39 0 ${green} 1`,
    '',
  ].join('\n');

describe('readServers', () => {
  it('joins what both answers tell of a slot', () => {
    expect(readServers(stat, state(4, 8))).toEqual({
      blue: { admin: 'ready', up: true, check: 'L7OK 200 OK', sessions: 3 },
      green: { admin: 'drain', up: false, check: 'L4CON Connection refused, again', sessions: 0 },
    });
  });

  it.each([
    [1, 'maint'],
    [5, 'maint'],
    [8, 'drain'],
    [12, 'drain'],
    [4, 'ready'],
    [0, 'ready'],
  ])('reads the state %i as %s', (bits, admin) => {
    expect(readServers(stat, state(bits, 0)).blue.admin).toBe(admin);
  });

  it('refuses an answer that leaves a slot out', () => {
    expect(() => readServers(stat.replace('green', 'other'), state(0, 0))).toThrow('green');
  });
});

describe('activeOf', () => {
  it('is the slot that is neither watched nor at rest', () => {
    expect(activeOf(readServers(stat, state(1, 4)))).toBe('green');
    expect(activeOf(readServers(stat, state(5, 8)))).toBeUndefined();
  });
});
